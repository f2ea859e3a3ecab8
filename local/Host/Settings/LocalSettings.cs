using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Local.Settings;

/// <summary>local.settings.json: the app's settings on this machine, and the identities that demo tokens are made for.</summary>
internal sealed record LocalSettings(IReadOnlyDictionary<string, string> Values, IReadOnlyList<JsonObject> DemoIdentities)
{
    public const string FileName = "local.settings.json";

    /// <summary>Reads the file; on the first run it is copied from the sample, or the sample is read where the folder is not writable.</summary>
    /// <exception cref="StartRefusedException">Neither file is there, or it is not JSON of that shape.</exception>
    public static LocalSettings Read(string home)
    {
        var path = Path.Combine(home, FileName);
        var sample = Path.Combine(home, HostHome.SampleName);
        if (!File.Exists(path) && File.Exists(sample)) path = CopySample(sample, path);
        if (!File.Exists(path)) throw new StartRefusedException($"Neither {path} nor {sample} is there.");
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new StartRefusedException($"{path} cannot be read: {error.Message}");
        }
    }

    internal static LocalSettings Parse(string json)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        var root = JsonNode.Parse(json, documentOptions: options)?.AsObject() ?? [];
        if (root["IsEncrypted"]?.GetValue<bool>() is true)
        {
            throw new JsonException("encrypted settings are not supported; set IsEncrypted to false.");
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in root[nameof(Values)]?.AsObject() ?? [])
        {
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value?.ToString() ?? string.Empty;
        }

        return new LocalSettings(values, [.. (root[nameof(DemoIdentities)]?.AsArray() ?? []).Select(identity => identity!.AsObject())]);
    }

    private static string CopySample(string sample, string path)
    {
        try
        {
            // Whole at once: another host may start at the same time.
            var copy = $"{path}.{Environment.ProcessId}";
            File.Copy(sample, copy, overwrite: true);
            File.Move(copy, path, overwrite: true);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return sample;
        }
    }
}
