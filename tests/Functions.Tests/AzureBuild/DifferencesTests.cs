using System.Globalization;
using System.Text.RegularExpressions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>docs/azure.md numbers the behaviours that both hosts share; the local host's tests carry these numbers.</summary>
public sealed partial class DifferencesTests
{
    [Fact]
    public void Every_shared_behaviour_in_the_docs_has_a_test_of_its_number_and_the_other_way_round()
    {
        var listed = Numbers(Row(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "azure.md")));
        var tested = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Local.Tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Numbers(Test(), File.ReadAllText(file))).Distinct().Order();
        Assert.Equal(Enumerable.Range(1, 15), listed);
        Assert.Equal(listed, tested);
    }

    [Fact]
    public void A_behaviour_without_a_test_would_show() =>
        Assert.NotEqual(Numbers(Row(), "| 1 | a | |\n| 2 | b | |"), Numbers(Test(), "public void Behaviour_1_a() { }"));

    private static IEnumerable<int> Numbers(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\bBehaviour_(\d+)_")]
    private static partial Regex Test();
}
