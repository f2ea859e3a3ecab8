using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Storage;

/// <summary>
/// Master keys as they are written, in the vault's secret and in the local key file: <c>{"1": "base64 of 32 bytes", "2": …}</c>. Beside the
/// versions may stand <c>current</c>, the version for new data where it is not the newest; and <c>ids</c>, the key from which ids follow once
/// version 1 is gone.
/// </summary>
internal static class MasterKeys
{
    private const string Current = "current", Ids = "ids";

    /// <exception cref="FormatException">It is written otherwise.</exception>
    public static KeyRing Parse(string json)
    {
        var written = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        return new KeyRing(
            written.Where(entry => entry.Key is not (Current or Ids)).ToDictionary(entry => Number(entry.Key), entry => Convert.FromBase64String(entry.Value)),
            written.TryGetValue(Ids, out var ids) ? Convert.FromBase64String(ids) : null,
            written.TryGetValue(Current, out var current) ? Number(current) : null);
    }

    /// <summary>The same keys and a further version.</summary>
    /// <param name="json">The keys.</param>
    /// <param name="unused">New data goes on under the version that it takes now, until <see cref="Used"/>: for several instances, which must all be
    /// able to read before one writes.</param>
    public static string Rotated(string json, bool unused = false)
    {
        var keys = JsonNode.Parse(json)!.AsObject();
        var next = Versions(keys).Max() + 1;
        var current = Parse(json).Current;
        keys[next.ToString(CultureInfo.InvariantCulture)] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        keys.Remove(Current);
        if (unused) keys[Current] = current.ToString(CultureInfo.InvariantCulture);
        return keys.ToJsonString();
    }

    /// <summary>The same keys; new data takes the newest.</summary>
    public static string Used(string json)
    {
        var keys = JsonNode.Parse(json)!.AsObject();
        keys.Remove(Current);
        return keys.ToJsonString();
    }

    /// <summary>The same keys without those that are older than the newest. What only ids rest on stays, as <c>ids</c>.</summary>
    public static string Retired(string json)
    {
        var keys = JsonNode.Parse(json)!.AsObject();
        var versions = Versions(keys);
        if (!keys.ContainsKey(Ids)) keys[Ids] = keys["1"]!.DeepClone();
        foreach (var old in versions.Where(version => version < versions.Max())) keys.Remove(old.ToString(CultureInfo.InvariantCulture));
        keys.Remove(Current);
        return keys.ToJsonString();
    }

    private static List<int> Versions(JsonObject keys) =>
        [.. keys.Select(entry => entry.Key).Where(name => name is not (Current or Ids)).Select(Number)];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
