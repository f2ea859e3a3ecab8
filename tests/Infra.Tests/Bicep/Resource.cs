using System.Text.Json.Nodes;

namespace CreditFunctions.Infra.Tests.Bicep;

/// <summary>A resource as a deployment would make it, every expression worked out that does not need Azure to answer.</summary>
internal sealed record Resource(JsonObject Json)
{
    public string Id => this["id"]!;

    public string Type => this["type"]!;

    public string Name => this["name"]!;

    /// <summary>A value by its path, such as <c>properties.minimumTlsVersion</c>, as text; null where there is none.</summary>
    public string? this[string path] => At(path)?.ToString();

    /// <summary>A node by its path; null where there is none.</summary>
    public JsonNode? At(string path) =>
        path.Split('.').Aggregate((JsonNode?)Json, (node, name) => (node as JsonObject)?[name]);
}
