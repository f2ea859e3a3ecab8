using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>What is to be repaired, as far as the conditions look at it.</summary>
/// <param name="Item">The catalogue item's code, or <see cref="Determination"/>.</param>
/// <param name="Severity">How grave it is; null where nobody classified it.</param>
/// <param name="DecidedOn">The day of the decision or listing, China: publication counts from it.</param>
public sealed record RepairMatter(string Item, Severity? Severity, DateOnly DecidedOn)
{
    /// <summary>In the place of an item's code: a determination of dishonesty (失信认定, art. 22).</summary>
    public const string Determination = "determination";

    /// <summary>The record's normalised values by field code; empty for a determination.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>A record as a matter of repair, or null where it names no day of decision.</summary>
    public static RepairMatter? Of(CatalogueItem item, IReadOnlyDictionary<string, string> values) =>
        DateField.Parse(values.GetValueOrDefault(item.Roles.DecisionDate)) is not { } decided ? null
        : new RepairMatter(item.Code, item.Roles.Severity is { } field ? CodeLists.SeverityOf(values.GetValueOrDefault(field)) : null, decided)
        {
            Values = values,
        };
}
