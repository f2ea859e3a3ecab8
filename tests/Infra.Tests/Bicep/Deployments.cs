using System.Text.Json.Nodes;

namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>The infrastructure, compiled once for all tests: the ARM template, and what three sets of parameters would deploy.</summary>
public sealed class Deployments : IAsyncLifetime
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001", Tenant = "00000000-0000-0000-0000-000000000002";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"credit-infra-{Guid.NewGuid():N}");

    /// <summary>What the compiler said of main.bicep.</summary>
    internal BicepAnswer Build { get; private set; } = null!;

    /// <summary>main.bicep as an ARM template.</summary>
    internal JsonObject Template { get; private set; } = null!;

    /// <summary>What is deployed when nothing is said.</summary>
    internal Deployment Production { get; private set; } = null!;

    /// <summary>Every switch that adds something.</summary>
    internal Deployment Everything { get; private set; } = null!;

    /// <summary>Every switch that takes something away, in the other cloud.</summary>
    internal Deployment Trial { get; private set; } = null!;

    /// <summary>The three by name, for theories.</summary>
    internal Deployment Of(string variant) => variant switch
    {
        "production" => Production,
        "everything" => Everything,
        "trial" => Trial,
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    public async Task InitializeAsync()
    {
        Copy("infra");
        var variants = Copy(Path.Combine("tests", "Infra.Tests", "Variants"));
        var build = BicepTool.RunAsync(Path.Combine(_folder, "infra"), "build", "main.bicep", "--stdout");
        var snapshots = await Task.WhenAll(new[] { "production", "everything", "trial" }.Select(variant => SnapshotAsync(variants, variant)));
        (Production, Everything, Trial) = (snapshots[0], snapshots[1], snapshots[2]);
        Build = await build;
        Assert.True(Build.ExitCode == 0, Build.Errors);
        Template = JsonNode.Parse(Build.Output)!.AsObject();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    // The compiler writes its answer beside the parameters: so it works on a copy.
    private string Copy(string folder)
    {
        var source = Path.Combine(Repository.Root, folder);
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return Path.Combine(_folder, folder);
    }

    private static async Task<Deployment> SnapshotAsync(string folder, string variant)
    {
        var answer = await BicepTool.RunAsync(folder, "snapshot", $"{variant}.bicepparam", "--mode", "overwrite",
            "--subscription-id", Subscription, "--tenant-id", Tenant);
        Assert.True(answer.ExitCode == 0, answer.Errors);
        var deployment = new Deployment(JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{variant}.snapshot.json")))!.AsObject());
        Assert.Empty(deployment.Diagnostics);
        return deployment;
    }
}

[CollectionDefinition(Name)]
public sealed class InfraCollection : ICollectionFixture<Deployments>
{
    public const string Name = "infra";
}
