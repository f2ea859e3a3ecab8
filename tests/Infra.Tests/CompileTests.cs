using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class CompileTests(Deployments deployments)
{
    private static readonly string s_infra = Path.Combine(Repository.Root, "infra");

    [Fact]
    public void Bicep_build_has_no_warning() => Assert.Equal(string.Empty, deployments.Build.Errors.Trim());

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("main.bicepparam")]
    public async Task Bicep_lint_has_no_warning(string file)
    {
        var answer = await BicepTool.RunAsync(s_infra, "lint", file);
        Assert.Equal(string.Empty, answer.Errors.Trim() + answer.Output.Trim());
        Assert.Equal(0, answer.ExitCode);
    }

    [Fact]
    public void Every_module_is_our_own()
    {
        // A module of a registry could not be restored on a closed network.
        var sources = Directory.EnumerateFiles(s_infra, "*.bicep", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.All(sources, source => Assert.DoesNotMatch(@"'(br|ts)[:/]", source));
    }
}
