using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>What a row is checked against, beside its item. Lookups, so that the check itself stays pure.</summary>
/// <param name="CallerUnit">The sender's unit, by unified social credit code.</param>
/// <param name="Today">The date of receipt, China.</param>
/// <param name="Calendar">Tells working days, for <c>late</c>.</param>
public sealed record RowContext(string CallerUnit, DateOnly Today, WorkingCalendar Calendar)
{
    /// <summary>Other units for which the caller was granted to supply.</summary>
    public IReadOnlySet<string> GrantedUnits { get; init; } = new HashSet<string>();

    /// <summary>Whether the caller was granted the item of that code.</summary>
    public Func<string, bool> MaySupply { get; init; } = static _ => true;

    /// <summary>
    /// Whether the natural person of a row consented to the collection by the row's provider, for the purpose that the row names, or any where
    /// it names none (article 7).
    /// </summary>
    public Func<ParsedRow, string?, bool> HasConsent { get; init; } = static (_, _) => false;

    /// <summary>The name under which a code is known, or null where it is not.</summary>
    public Func<Identifier, string?> KnownName { get; init; } = static _ => null;

    /// <summary>The row of the same batch that already named this record, or null.</summary>
    public Func<RecordIdentity, int?> EarlierRow { get; init; } = static _ => null;
}
