using System.Text.Json;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>What the azure build must be, seen from the local app: the same sources on the genuine packages. One line a fault.</summary>
internal static class AzureProjectRules
{
    // What the local host stands in for, and what only azure has.
    private static readonly Dictionary<string, string> s_genuine = new()
    {
        ["Azure.Messaging.ServiceBus"] = "7.20.1",
        ["Microsoft.Azure.Functions.Worker"] = "2.52.0",
        ["Microsoft.Azure.Functions.Worker.Sdk"] = "2.0.7",
        ["Microsoft.Azure.Functions.Worker.Extensions.DurableTask"] = "1.16.5",
        ["Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged"] = "1.8.1",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore"] = "2.1.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.ServiceBus"] = "5.23.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Timer"] = "4.3.1",
    };

    /// <summary>The local app's packages and the genuine ones, at these versions.</summary>
    public static IEnumerable<string> Packages(EvaluatedProject azure, EvaluatedProject local)
    {
        var expected = local.Packages().Concat(s_genuine.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
        return Difference("package", expected.Select(Line), azure.Packages().Select(Line));

        static string Line(KeyValuePair<string, string?> package) => $"{package.Key} {package.Value}";
    }

    /// <summary>Each package has a central version, and none of its own.</summary>
    public static IEnumerable<string> Versions(EvaluatedProject project)
    {
        foreach (var (name, version) in project.Packages())
        {
            if (string.IsNullOrEmpty(version)) yield return $"{name}: no version in Directory.Packages.props";
        }

        foreach (var package in project.Items("PackageReference"))
        {
            if (EvaluatedProject.Metadata(package, "Version") is { Length: > 0 } || EvaluatedProject.Metadata(package, "VersionOverride") is { Length: > 0 })
            {
                yield return $"{EvaluatedProject.Metadata(package, "Identity")}: a version of its own";
            }
        }
    }

    /// <summary>Exactly the sources of functions/, as the local app compiles them.</summary>
    public static IEnumerable<string> Sources(EvaluatedProject azure, EvaluatedProject local) =>
        [.. Difference("source", local.Files("Compile"), azure.Files("Compile")), .. Difference("file", OnDisk(), azure.Files("Compile"))];

    /// <summary>Nothing of the local host, be it a reference, a source, a file or a package that only it uses.</summary>
    public static IEnumerable<string> LocalParts(EvaluatedProject azure) => new[] { "ProjectReference", "Compile", "None", "Content" }
        .SelectMany(azure.Files).Where(file => file.StartsWith("local/", StringComparison.Ordinal))
        .Concat(azure.Packages().Keys.Where(name => name is "AMQPNetLite" or "Cronos" or "Microsoft.Data.Sqlite"));

    /// <summary>The same frameworks and implicit usings, so that what compiles here compiles there.</summary>
    public static IEnumerable<string> Surroundings(EvaluatedProject azure, EvaluatedProject local) => new[] { "FrameworkReference", "Using" }
        .SelectMany(kind => Difference(kind, local.Identities(kind), azure.Identities(kind)));

    /// <summary>host.json is published, settings never are, sample or not.</summary>
    public static IEnumerable<string> Published(EvaluatedProject azure)
    {
        var files = new[] { "None", "Content" }.SelectMany(azure.Items).Where(IsPublished).Select(Name).ToList();
        return files.Where(file => file.Contains("settings", StringComparison.OrdinalIgnoreCase)).Select(file => $"{file} is published")
            .Concat(files.Contains("host.json") ? [] : ["host.json is not published"]);
    }

    private static bool IsPublished(JsonElement file) =>
        (EvaluatedProject.Metadata(file, "CopyToPublishDirectory") is { Length: > 0 } publish ? publish : EvaluatedProject.Metadata(file, "CopyToOutputDirectory"))
            is { Length: > 0 } copy && copy != "Never";

    private static string Name(JsonElement file) => EvaluatedProject.Metadata(file, "Filename") + EvaluatedProject.Metadata(file, "Extension");

    private static IEnumerable<string> OnDisk() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.StartsWith("functions/bin/", StringComparison.Ordinal) && !file.StartsWith("functions/obj/", StringComparison.Ordinal));

    private static IEnumerable<string> Difference(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (wanted, got) = (expected.ToHashSet(), found.ToHashSet());
        return wanted.Except(got).Select(one => $"missing {what}: {one}").Concat(got.Except(wanted).Select(one => $"unexpected {what}: {one}"));
    }
}
