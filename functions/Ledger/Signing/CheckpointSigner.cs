using CreditFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Ledger.Signing;

/// <summary>Which key signs: one of Key Vault in azure, a key file locally.</summary>
internal static class CheckpointSigner
{
    public static ICheckpointSigner Of(IConfiguration configuration)
    {
        if (configuration["Keys:VaultUri"] is { Length: > 0 } vault)
        {
            return new VaultSigner(new HttpClient(), StorageAccount.Credential(configuration), new Uri(vault),
                configuration["Keys:SigningKeyName"] ?? "ledger-signing");
        }

        return configuration["Keys:Directory"] is { Length: > 0 } directory
            ? new FileSigner(directory)
            : throw new InvalidOperationException("Set Keys__VaultUri (azure) or Keys__Directory (local): without keys no checkpoint is signed.");
    }
}
