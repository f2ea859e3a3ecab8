namespace CreditFunctions.Infra.Tests.Docs;

/// <summary>The tables of docs/azure.md, which tests hold equal to what is deployed.</summary>
internal static class AzureDocument
{
    private static readonly string[] s_lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "azure.md"));

    /// <summary>The rows of the table whose first column has this heading, by heading.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Table(string firstHeading)
    {
        var start = Array.FindIndex(s_lines, line => line.StartsWith($"| {firstHeading} |", StringComparison.Ordinal));
        Assert.True(start >= 0, $"docs/azure.md has no table that begins with {firstHeading}.");
        var headings = Cells(s_lines[start]);
        return [.. s_lines.Skip(start + 2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => (IReadOnlyDictionary<string, string>)headings.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
