using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Queries;

/// <summary>A record as it is answered.</summary>
/// <param name="RecordId">Opaque; an objection names it.</param>
/// <param name="Item">The catalogue item's code.</param>
/// <param name="ItemName">Its Chinese name.</param>
/// <param name="Polarity">For or against its subject.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="DecidingBody">By unified social credit code.</param>
/// <param name="Provider">The unit that supplied it, by unified social credit code.</param>
/// <param name="PublicUntil">The last day of its publication (China), or null: without end, or not public.</param>
/// <param name="UnderObjection">True while an objection runs (异议标注, art. 25).</param>
/// <param name="Annotation">A decision's note on it (标注), or null.</param>
/// <param name="Version">The version's number, from 1.</param>
/// <param name="RecordedAt">When this version was stored, China time.</param>
/// <param name="Fields">Its fields, as far as the caller may see them.</param>
internal sealed record RecordAnswer(string RecordId, string Item, string ItemName, Polarity Polarity, string DocumentNumber,
    string DecidingBody, string Provider, DateOnly? PublicUntil, bool UnderObjection, string? Annotation, int Version,
    DateTimeOffset RecordedAt, IReadOnlyList<ShownField> Fields)
{
    /// <summary>The consent that it rests on (art. 7), or null.</summary>
    public string? ConsentId { get; init; }

    /// <summary>The law and article by which it needs no consent though it is market information on a person, or null.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The way to repair it (信用修复告知, art. 26), for its own subject; null where there is nothing to repair.</summary>
    public RepairGuide? Repair { get; init; }

    /// <summary>True where it is repaired and annotated: only its own subject sees it.</summary>
    public bool? Repaired { get; init; }

    public static RecordAnswer Of(CreditRecord record, CatalogueItem item, IReadOnlyList<ShownField> fields) => new(
        record.Newest.RecordId, item.Code, item.Name, item.Polarity, record.Newest.DocumentNumber, record.Newest.DecidingBody,
        record.Newest.Provider, Publication.WindowOf(item, record.Newest.Values)?.LastDay, record.UnderObjection, record.Newest.Annotation,
        record.Newest.Version, ChinaTime.At(record.Newest.RecordedAt), fields)
    {
        ConsentId = record.Newest.ConsentId,
        LegalBasis = record.Newest.LegalBasis,
    };
}
