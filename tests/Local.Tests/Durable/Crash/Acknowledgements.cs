namespace CreditFunctions.Local.Tests.Durable.Crash;

/// <summary>What the child said that the engine had acknowledged, over all its lives.</summary>
internal sealed class Acknowledgements
{
    public HashSet<string> Started { get; } = [];

    public HashSet<(string Id, int Note)> Noted { get; } = [];

    public Dictionary<string, string> Ended { get; } = [];

    public void Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            // The last line of a killed process may be cut off: it counts only where it is whole.
            switch (line.Split(' '))
            {
                case ["started", var id]:
                    Started.Add(id);
                    break;
                case ["noted", var id, var note] when note.Length > 0:
                    Noted.Add((id, int.Parse(note)));
                    break;
                case ["ended", var id, var output] when output.EndsWith(']'):
                    Ended.Add(id, output);
                    break;
            }
        }
    }
}
