using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.AccessLogs;

/// <summary>How a record leaves the platform (公开、应用情况, art. 12, 13, 24): follows from the record and the law, as it stands today.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Item">Its kind.</param>
/// <param name="ItemName">The same in Chinese.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="Disclosure">In which way.</param>
/// <param name="DisclosureName">The same in Chinese.</param>
/// <param name="PublicSince">The first day of its publication (China), or null where it is not public.</param>
/// <param name="PublicUntil">The last day, or null: without end, or not public.</param>
/// <param name="PublicNow">Whether anyone can see it today.</param>
internal sealed record PublishedRecord(string RecordId, string Item, string ItemName, string DocumentNumber, Disclosure Disclosure,
    string DisclosureName, DateOnly? PublicSince, DateOnly? PublicUntil, bool PublicNow)
{
    public static IReadOnlyList<PublishedRecord> Of(IEnumerable<CreditRecord> records, DateOnly today) =>
        [.. records.Where(record => record.IsLive).Select(record => record.Newest)
            .Select(version => CatalogueItems.Find(version.Item) is { } item ? Of(version, item, today) : null).OfType<PublishedRecord>()];

    private static PublishedRecord Of(RecordVersion version, CatalogueItem item, DateOnly today)
    {
        var window = version.SubjectKind == SubjectKind.NaturalPerson ? null : Publication.WindowOf(item, version.Values);
        var disclosure = item.DisclosureFor(version.SubjectKind);
        return new PublishedRecord(version.RecordId, item.Code, item.Name, version.DocumentNumber, disclosure, NameOf(disclosure),
            window?.FirstDay, window?.LastDay, window?.Holds(today) ?? false);
    }

    private static string NameOf(Disclosure disclosure) => disclosure switch
    {
        Disclosure.Public => "政务公开",
        Disclosure.Sharing => "政务共享",
        Disclosure.Authorisation => "经书面授权",
        _ => "主体主动公布",
    };
}
