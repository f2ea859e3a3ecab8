using System.Text.RegularExpressions;
using System.Xml.Linq;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Tests.Architecture;

/// <summary>The arrows point one way: functions → regulation, functions → the host's declared API, regulation → nothing.</summary>
public partial class ArrowTests
{
    [Fact]
    public void Regulation_references_nothing_but_the_base_class_library()
    {
        var references = typeof(WorkingCalendar).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.All(references, name => Assert.Matches("^(System|System\\..+|netstandard)$", name));
    }

    [Fact]
    public void Regulation_s_project_names_no_package_and_no_project()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "regulation", "CreditFunctions.Regulation.csproj"));
        string[] references = ["PackageReference", "ProjectReference", "FrameworkReference", "Reference"];
        Assert.DoesNotContain(project.Descendants(), element => references.Contains(element.Name.LocalName));
    }

    [Theory]
    [InlineData(@"\b(File|Directory|FileStream|HttpClient|Socket|Process|Console)\s*[.(]")]
    [InlineData(@"\bTimeProvider\b")]
    [InlineData(@"\bEnvironment\.")]
    public void Regulation_does_no_input_output_and_reads_no_clock(string banned) =>
        Assert.All(Repository.Sources("regulation"), path => Assert.DoesNotMatch(banned, Code(path)));

    [Fact]
    public void Functions_never_name_the_local_host() =>
        Assert.All(Repository.Sources("functions"), path => Assert.DoesNotContain("CreditFunctions.Local", Code(path), StringComparison.Ordinal));

    [Fact]
    public void Functions_are_compiled_without_conditions() =>
        Assert.All(Repository.Sources("functions"), path => Assert.DoesNotMatch(@"(?m)^\s*#if\b", File.ReadAllText(path)));

    [Fact]
    public void Local_host_never_names_the_app()
    {
        // Every namespace of the product but the host's own.
        var app = AppNamespace();
        Assert.All(Repository.Sources(Path.Combine("local", "Host")), path => Assert.DoesNotMatch(app, Code(path)));
    }

    [Fact]
    public void Local_host_s_project_references_no_other_project()
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "local", "Host", "CreditFunctions.LocalHost.csproj"));
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName == "ProjectReference");
    }

    [Fact]
    public void Local_app_holds_nothing_but_its_project()
    {
        var own = Repository.Sources(Path.Combine("local", "App")).Select(path => Path.GetRelativePath(Repository.Root, path));
        Assert.Empty(own);
    }

    private static string Code(string path) => Comment().Replace(File.ReadAllText(path), "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bCreditFunctions\.(?!Local\b|LocalHost\b|Local\.Tests\b|Benchmarks\b|EndToEnd\b)")]
    private static partial Regex AppNamespace();
}
