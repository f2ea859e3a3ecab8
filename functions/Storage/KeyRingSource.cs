using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Storage;

/// <summary>Where the master keys come from: a Key Vault secret in azure, a key file locally. Both hold <c>{"1":"base64 of 32 bytes"}</c>.</summary>
internal static class KeyRingSource
{
    private const string FileName = "master-keys.json";

    /// <summary>Reads the ring; makes the local key file on the first run.</summary>
    public static KeyRing Read(IConfiguration configuration)
    {
        if (configuration["Keys:VaultUri"] is { Length: > 0 } vault)
        {
            var secrets = new SecretClient(new Uri(vault), StorageAccount.Credential(configuration));
            return Parse(secrets.GetSecret(configuration["Keys:SecretName"] ?? "master-keys").Value.Value);
        }

        if (configuration["Keys:Directory"] is not { Length: > 0 } directory)
        {
            throw new InvalidOperationException("Set Keys__VaultUri (azure) or Keys__Directory (local): without keys nothing can be kept.");
        }

        return Parse(File.ReadAllText(MadeOnce(directory)));
    }

    private static KeyRing Parse(string json) => new(
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        .ToDictionary(key => int.Parse(key.Key, CultureInfo.InvariantCulture), key => Convert.FromBase64String(key.Value)));

    // Written whole under another name, then moved: a crash leaves no half key file, and a second process takes the first one's.
    private static string MadeOnce(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(directory);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var draft = Path.Combine(directory, Path.GetRandomFileName());
        File.WriteAllText(draft, JsonSerializer.Serialize(new Dictionary<string, string> { ["1"] = key }));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }

        return path;
    }
}
