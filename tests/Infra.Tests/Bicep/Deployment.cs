using System.Text.Json.Nodes;

namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>All that one set of parameters would deploy.</summary>
internal sealed class Deployment(JsonObject snapshot)
{
    public IReadOnlyList<Resource> Resources { get; } =
        [.. snapshot["predictedResources"]!.AsArray().Select(node => new Resource(node!.AsObject()))];

    public IReadOnlyList<string> Diagnostics { get; } = [.. snapshot["diagnostics"]!.AsArray().Select(node => node!.ToJsonString())];

    public IEnumerable<Resource> Of(string type) => Resources.Where(resource => resource.Type == type);

    public Resource Only(string type) => Assert.Single(Of(type));

    public Resource Named(string type, string name) =>
        Assert.Single(Of(type), resource => resource.Name == name || resource.Name.EndsWith($"/{name}", StringComparison.Ordinal));

    /// <summary>The app's settings.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Only("Microsoft.Web/sites/config").At("properties")!.AsObject().ToDictionary(setting => setting.Key, setting => setting.Value!.ToString());
}
