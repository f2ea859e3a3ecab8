namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>Looks for known texts in files and lines, whatever their form.</summary>
internal sealed class Search(IEnumerable<string> texts)
{
    private readonly List<(string Text, string Form, byte[] Bytes)> _traces =
        [.. texts.Distinct().SelectMany(text => Traces.Of(text).Select(trace => (text, trace.Form, trace.Bytes)))];

    /// <summary>Where something was found: place, text and form.</summary>
    public IReadOnlyList<string> InFolder(string folder, Predicate<string> isLookedAt) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => isLookedAt(Path.GetRelativePath(folder, file)))
        .SelectMany(file => In(Path.GetRelativePath(folder, file), [.. Read(file)])
            .Concat(In("the name " + Path.GetRelativePath(folder, file), System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)))))];

    public IReadOnlyList<string> In(string place, byte[] bytes) => [.. Layers.Of(bytes)
        .SelectMany((layer, depth) => _traces.Where(trace => layer.AsSpan().IndexOf(trace.Bytes) >= 0)
            .Select(trace => $"{place}: {trace.Text} ({trace.Form}{(depth > 0 ? $", {depth} times in base64" : "")})")).Distinct()];

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
