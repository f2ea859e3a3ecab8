using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The azure build cannot be restored offline; its project still is what it should be, and a project that is not is found.</summary>
public sealed class AzureProjectTests(EvaluatedProjects projects) : IClassFixture<EvaluatedProjects>
{
    [Fact]
    public void The_packages_are_the_local_apps_and_the_genuine_ones_at_central_versions()
    {
        Assert.Empty(AzureProjectRules.Packages(projects.Azure, projects.Local));
        Assert.Contains("missing package: Microsoft.Azure.Functions.Worker 2.52.0", AzureProjectRules.Packages(projects.Astray, projects.Local));
        Assert.Contains("unexpected package: AMQPNetLite ", AzureProjectRules.Packages(projects.Astray, projects.Local));
    }

    [Fact]
    public void No_package_is_without_a_central_version_or_has_one_of_its_own()
    {
        Assert.Empty(AzureProjectRules.Versions(projects.Azure));
        Assert.Empty(AzureProjectRules.Versions(projects.AzureTests));
        Assert.Equal(["AMQPNetLite: no version in Directory.Packages.props", "AMQPNetLite: a version of its own"], AzureProjectRules.Versions(projects.Astray));
    }

    [Fact]
    public void The_sources_are_exactly_those_of_the_local_app()
    {
        Assert.Empty(AzureProjectRules.Sources(projects.Azure, projects.Local));
        Assert.Contains("missing source: functions/Program.cs", AzureProjectRules.Sources(projects.Astray, projects.Local));
        Assert.Contains("unexpected source: local/Host/Clock/HostClock.cs", AzureProjectRules.Sources(projects.Astray, projects.Local));
    }

    [Fact]
    public void Nothing_of_the_local_host_is_in_it()
    {
        Assert.Empty(AzureProjectRules.LocalParts(projects.Azure));
        Assert.Empty(AzureProjectRules.LocalParts(projects.AzureTests));
        Assert.Equal(["local/Host/CreditFunctions.LocalHost.csproj", "local/Host/Clock/HostClock.cs", "AMQPNetLite"], AzureProjectRules.LocalParts(projects.Astray));
    }

    [Fact]
    public void It_compiles_with_the_frameworks_and_implicit_usings_of_the_local_app()
    {
        Assert.Empty(AzureProjectRules.Surroundings(projects.Azure, projects.Local));
        Assert.Contains("missing FrameworkReference: Microsoft.AspNetCore.App", AzureProjectRules.Surroundings(projects.Astray, projects.Local));
        Assert.Contains("missing Using: System.Threading.Tasks", AzureProjectRules.Surroundings(projects.Astray, projects.Local));
    }

    [Fact]
    public void Host_json_is_published_and_settings_never_are()
    {
        Assert.Empty(AzureProjectRules.Published(projects.Azure));
        Assert.Equal(["local.settings.sample.json is published", "host.json is not published"], AzureProjectRules.Published(projects.Astray));
    }

    [Fact]
    public void Local_settings_are_linked_where_they_exist_and_kept_out_of_the_package()
    {
        // A clone has none, and then MSBuild shows none: so the project's text is read.
        var link = File.ReadLines(Path.Combine(Repository.Root, EvaluatedProjects.AzurePath))
            .SkipWhile(line => !line.Contains("local.settings.json\"", StringComparison.Ordinal)).Take(2);
        Assert.Contains("CopyToPublishDirectory=\"Never\"", string.Concat(link), StringComparison.Ordinal);
    }

    [Theory, InlineData(EvaluatedProjects.AzurePath), InlineData(EvaluatedProjects.AzureTestsPath)]
    public void What_cannot_be_restored_offline_stands_in_the_open_internets_solution_only(string project)
    {
        Assert.False(InSolution("CreditFunctions.sln", project));
        Assert.True(InSolution("CreditFunctions.Azure.sln", project));
    }

    private static bool InSolution(string solution, string project) =>
        File.ReadAllText(Path.Combine(Repository.Root, solution)).Contains($"\"{project.Replace('/', '\\')}\"", StringComparison.Ordinal);
}
