using System.Text.RegularExpressions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The open internet's test project runs on the genuine types what needs no local host.</summary>
public sealed partial class TestProjectTests(EvaluatedProjects projects) : IClassFixture<EvaluatedProjects>
{
    [Fact]
    public void It_compiles_every_test_that_needs_no_local_host_and_no_other()
    {
        var all = Sources();
        var local = NeedingLocalHost(all);
        var compiled = projects.AzureTests.Files("Compile").ToHashSet();
        Assert.All(local, file => Assert.False(compiled.Contains(file), $"{file} needs the local host: add it to the list in {projects.AzureTests.Path}"));
        Assert.All(all.Keys.Except(local), file => Assert.True(compiled.Contains(file), $"{file} needs no local host: take it off the list in {projects.AzureTests.Path}"));
        Assert.Subset(all.Keys.ToHashSet(), compiled);
        Assert.True(compiled.Count > 10);
    }

    [Fact]
    public void It_references_the_azure_build_and_nothing_local() => Assert.Equal(
        ["functions/CreditFunctions.csproj", "regulation/CreditFunctions.Regulation.csproj"], projects.AzureTests.Files("ProjectReference").Order());

    [Fact]
    public void The_azure_build_shows_it_what_is_internal() =>
        Assert.Contains(Path.GetFileNameWithoutExtension(projects.AzureTests.Path), projects.Azure.Identities("InternalsVisibleTo"));

    [Fact]
    public void Who_uses_what_needs_the_local_host_needs_it_too() => Assert.Equal(["a.cs", "b.cs", "c.cs"], NeedingLocalHost(new Dictionary<string, string>
    {
        ["a.cs"] = "using CreditFunctions.Local.Http;\ninternal sealed class Running { }",
        ["b.cs"] = "public sealed class StoryTests(Running app) { }",
        ["c.cs"] = "internal static class Steps { static StoryTests? s_tests; }",
        ["d.cs"] = "// Running is only spoken of here.\npublic sealed class OtherTests { }",
    }).Order());

    // By name is enough: our types' names do not repeat.
    private static HashSet<string> NeedingLocalHost(Dictionary<string, string> sources)
    {
        var code = sources.ToDictionary(source => source.Key, source => Comment().Replace(source.Value, string.Empty));
        var local = code.Where(source => Local().IsMatch(source.Value)).Select(source => source.Key).ToHashSet();
        for (var before = -1; before != local.Count;)
        {
            before = local.Count;
            var types = local.SelectMany(file => Declared().Matches(code[file]).Select(match => match.Groups[1].Value)).Distinct().ToList();
            var uses = new Regex($@"\b({string.Join('|', types)})\b");
            if (types.Count > 0) local.UnionWith(code.Where(source => uses.IsMatch(source.Value)).Select(source => source.Key));
        }

        return local;
    }

    // The checks of this folder look at both projects from the outside: they run offline.
    private static Dictionary<string, string> Sources() => new[] { "tests/Functions.Tests", "tests/Shared" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => (File: file, Name: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')))
        .Where(source => !source.Name.Contains("/obj/", StringComparison.Ordinal) && !source.Name.Contains("/bin/", StringComparison.Ordinal)
            && !source.Name.StartsWith("tests/Functions.Tests/AzureBuild/", StringComparison.Ordinal))
        .ToDictionary(source => source.Name, source => File.ReadAllText(source.File));

    [GeneratedRegex(@"\bCreditFunctions\.Local\b")]
    private static partial Regex Local();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|sealed|static|abstract|partial|readonly)\s+)*(?:class|record(?: struct)?|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
