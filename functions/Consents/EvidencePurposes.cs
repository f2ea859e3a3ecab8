using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Storage;

namespace CreditFunctions.Consents;

/// <summary>Which purposes an evidence serves already, one row an evidence and provider: of two that come at the same time, the second sees the first.</summary>
/// <remarks>A purpose is taken note of before the consent: a crash leaves one that nobody consented to, and the same request again finds it.</remarks>
internal sealed class EvidencePurposes(StorageAccount account, FieldCipher cipher)
{
    /// <summary>Takes note of another purpose. False where it would be bundled with what the evidence serves. Cost: 2 round trips.</summary>
    public async Task<bool> TryTakeAsync(string provider, string sha256, ServedPurpose next, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(ConsentStore.Table);
        var (partition, context) = ($"evidence:{provider}", $"{ConsentStore.Table}\nevidence\n{provider}\n{sha256}");
        while (true)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, sha256, cancellationToken: cancellationToken);
            ServedPurpose[] served = row.HasValue
                ? JsonSerializer.Deserialize<ServedPurpose[]>(cipher.OpenBytes(row.Value!.GetBinary("Purposes"), context))! : [];
            if (!Bundling.IsAllowed(served, next)) return false;
            if (served.Any(other => AgreedPurpose.AreSame(other.Purpose, next.Purpose))) return true;
            var entity = new TableEntity(partition, sha256)
            {
                ["Purposes"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes<ServedPurpose[]>([.. served, next]), context),
            };
            // Where somebody else handed the same evidence in meanwhile: again on the fresh row.
            if (await table.TryReplaceAsync(entity, row.HasValue ? row.Value!.ETag : null, cancellationToken)) return true;
        }
    }
}
