using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Grounds;

/// <summary>Standing records as grounds.</summary>
internal sealed class RecordGrounds(RecordStore records, TimeProvider clock) : IGroundSource
{
    /// <inheritdoc />
    /// <remarks>
    /// A record holds as long as public bodies may see it (art. 12): what is over for them can carry no punishment.
    /// Cost: 1 round trip, 1 more where it rests on a consent.
    /// </remarks>
    public async Task<Ground?> FindAsync(string subjectId, string groundId, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(subjectId, groundId, cancellationToken) is not { Newest: var version } record || !IsGround(record)) return null;
        if (CatalogueItems.Find(version.Item) is not { } item) return null;
        return new Ground(version.RecordId, GroundKind.Record, subjectId, version.SubjectKind, item.Polarity,
            item.Roles.Severity is { } field ? CodeLists.SeverityOf(version.Values.GetValueOrDefault(field)) : null, version.Provider, version.Item)
        {
            DecidedOn = RepairMatter.Of(item, version.Values)?.DecidedOn,
            Until = Visibility.SharedUntil(item, version.Values),
        };
    }
    /// <summary>Whether a record can be a ground today: it stands, and public bodies may see it. Cost: none.</summary>
    public bool IsGround(CreditRecord record) => record is { IsLive: true, Newest: var version } && CatalogueItems.Find(version.Item) is { } item
        && Visibility.ToPublicBodies(item, version.SubjectKind, version.Values, ChinaTime.DateOf(clock.GetUtcNow()));
}
