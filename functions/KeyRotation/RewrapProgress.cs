using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.KeyRotation;

/// <summary>How far a rotation is: a row for each place, and one once all is done. Written after each step.</summary>
internal sealed class RewrapProgress(StorageAccount account)
{
    internal const string Table = "KeyRotation", AllRow = "all";

    /// <summary>Whether everything is under a version. Cost: 1 round trip.</summary>
    public async Task<bool> IsDoneAsync(int version, CancellationToken cancellationToken) => (await ReadAsync(version, AllRow, cancellationToken)).IsDone;

    public async Task<PlaceProgress> ReadAsync(int version, string place, CancellationToken cancellationToken)
    {
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(Partition(version), place, cancellationToken: cancellationToken);
        return !row.HasValue ? new PlaceProgress(version, place) : new PlaceProgress(version, place)
        {
            Rewrapped = row.Value!.GetInt32("Rewrapped") ?? 0,
            Stuck = row.Value.GetInt32("Stuck") ?? 0,
            Continuation = row.Value.GetString("Continuation"),
            IsDone = row.Value.GetBoolean("IsDone") ?? false,
            Stored = row.Value.ETag,
        };
    }

    /// <summary>Writes how far a place is.</summary>
    /// <returns>Null where another run writes too: it goes on, and this one may end.</returns>
    public async Task<PlaceProgress?> TryWriteAsync(PlaceProgress place, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(place.Version), place.Place) { ["Rewrapped"] = place.Rewrapped, ["Stuck"] = place.Stuck, ["IsDone"] = place.IsDone };
        if (place.Continuation is not null) row["Continuation"] = place.Continuation;
        var table = await account.TableAsync(Table);
        try
        {
            var answer = place.Stored is { } stored
                ? await table.UpdateEntityAsync(row, stored, TableUpdateMode.Replace, cancellationToken)
                : await table.AddEntityAsync(row, cancellationToken);
            return place with { Stored = answer.Headers.ETag };
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return null;
        }
    }

    private static string Partition(int version) => string.Create(CultureInfo.InvariantCulture, $"v{version:D5}");
}

/// <summary>How far one place is.</summary>
/// <param name="Version">The version of the master key.</param>
/// <param name="Place">The place.</param>
internal sealed record PlaceProgress(int Version, string Place)
{
    /// <summary>How many were brought under it.</summary>
    public int Rewrapped { get; init; }

    /// <summary>How many could not be.</summary>
    public int Stuck { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Continuation { get; init; }

    /// <summary>The end was reached.</summary>
    public bool IsDone { get; init; }

    /// <summary>For the next write; null where nothing is stored yet.</summary>
    public ETag? Stored { get; init; }
}
