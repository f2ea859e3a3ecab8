using System.Security.Cryptography;
using System.Text.Json;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Storage;

/// <summary>Where the master keys come from: a Key Vault secret in azure, a key file locally. Both hold the same (<see cref="MasterKeys"/>).</summary>
internal static class KeyRingSource
{
    /// <summary>The local key file's name.</summary>
    public const string FileName = "master-keys.json";

    /// <summary>Reads the ring; makes the local key file on the first run.</summary>
    public static KeyRing Read(IConfiguration configuration)
    {
        if (configuration["Keys:VaultUri"] is { Length: > 0 } vault)
        {
            var secrets = new SecretClient(new Uri(vault), StorageAccount.Credential(configuration));
            return MasterKeys.Parse(secrets.GetSecret(configuration["Keys:SecretName"] ?? "master-keys").Value.Value);
        }

        if (configuration["Keys:Directory"] is not { Length: > 0 } directory)
        {
            throw new InvalidOperationException("Set Keys__VaultUri (azure) or Keys__Directory (local): without keys nothing can be kept.");
        }

        return MasterKeys.Parse(KeyFile.ReadOrMake(directory, FileName, NewRing));
    }

    private static string NewRing() => JsonSerializer.Serialize(
        new Dictionary<string, string> { ["1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) });
}
