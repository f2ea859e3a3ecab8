using System.Diagnostics;
using System.Text.Json;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>A project as MSBuild evaluates it: neither restored nor built, so it works where its packages cannot be had.</summary>
internal sealed class EvaluatedProject
{
    private static readonly string[] s_items =
        ["PackageReference", "PackageVersion", "ProjectReference", "FrameworkReference", "Compile", "None", "Content", "Using", "InternalsVisibleTo"];

    private readonly JsonElement _items;

    private EvaluatedProject(string path, JsonElement items) => (Path, _items) = (path, items);

    /// <summary>The project file, from the root of the repository.</summary>
    public string Path { get; }

    /// <summary>Evaluates a project, given from the root of the repository.</summary>
    public static async Task<EvaluatedProject> ReadAsync(string path)
    {
        var start = new ProcessStartInfo("dotnet",
            ["msbuild", "-nologo", "-nodeReuse:false", $"-getItem:{string.Join(',', s_items)}", System.IO.Path.Combine(Repository.Root, path)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The SDK that runs this test must not choose the toolset.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{path} cannot be evaluated: {output}{await errors}");
        return new EvaluatedProject(path, JsonDocument.Parse(output).RootElement.GetProperty("Items"));
    }

    /// <summary>What stands in the project's text for each item of a kind.</summary>
    public IEnumerable<string> Identities(string kind) => Items(kind).Select(item => item.GetProperty("Identity").GetString()!);

    /// <summary>Files of a kind, from the root of the repository, with slashes.</summary>
    public IEnumerable<string> Files(string kind) => Items(kind).Select(item =>
        System.IO.Path.GetRelativePath(Repository.Root, item.GetProperty("FullPath").GetString()!).Replace('\\', '/'));

    /// <summary>Packages by name with the version that they get centrally; null where there is none.</summary>
    public IReadOnlyDictionary<string, string?> Packages()
    {
        var versions = Items("PackageVersion").ToDictionary(item => item.GetProperty("Identity").GetString()!, item => Metadata(item, "Version"));
        return Identities("PackageReference").ToDictionary(name => name, name => versions.GetValueOrDefault(name));
    }

    /// <summary>Items of a kind with all that MSBuild knows of them.</summary>
    public IEnumerable<JsonElement> Items(string kind) => _items.TryGetProperty(kind, out var items) ? items.EnumerateArray() : [];

    /// <summary>A piece of metadata, or null.</summary>
    public static string? Metadata(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
