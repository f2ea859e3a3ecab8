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

        return Parse(KeyFile.ReadOrMake(directory, FileName, NewRing));
    }

    private static KeyRing Parse(string json) => new(
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        .ToDictionary(key => int.Parse(key.Key, CultureInfo.InvariantCulture), key => Convert.FromBase64String(key.Value)));

    private static string NewRing() => JsonSerializer.Serialize(
        new Dictionary<string, string> { ["1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
}
