using System.Text.RegularExpressions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The app's sources know of one host only: the genuine one.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] s_sources = [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Regex.IsMatch(Path.GetRelativePath(Repository.Root, file), @"^functions[\\/](bin|obj)[\\/]"))];

    [Fact]
    public void No_source_compiles_in_two_ways() => Assert.All(s_sources, file => Assert.False(Conditional().IsMatch(File.ReadAllText(file)), file));

    [Fact]
    public void No_source_names_the_local_host() =>
        Assert.All(s_sources, file => Assert.DoesNotContain("CreditFunctions.Local", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void An_orchestration_is_started_in_one_place_only_because_backends_refuse_a_taken_id_in_different_ways() => Assert.Equal(["OrchestrationStart.cs"],
        s_sources.Where(file => File.ReadAllText(file).Contains(".ScheduleNewOrchestrationInstanceAsync(", StringComparison.Ordinal)).Select(Path.GetFileName));

    [Theory]
    [InlineData("#if LOCAL\n", true)]
    [InlineData("code();\n  #  elif DEBUG\n", true)]
    [InlineData("// an #if in words\n", false)]
    [InlineData("#pragma warning disable\n", false)]
    public void Conditions_of_the_compiler_are_found_and_nothing_else(string source, bool found) => Assert.Equal(found, Conditional().IsMatch(source));

    [GeneratedRegex(@"^\s*#\s*(if|elif|else|define)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();
}
