using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Queries;

/// <summary>Who may see a standing record (披露、共享, art. 10, 12, 13). Pure: decided anew at every look.</summary>
public static class Visibility
{
    /// <summary>Anyone: only what is public, of organisations and individually-owned businesses, within its publication period.</summary>
    /// <param name="item">The record's item.</param>
    /// <param name="kind">The kind of its subject.</param>
    /// <param name="values">Its normalised values.</param>
    /// <param name="today">The day in China.</param>
    public static bool ToPublic(CatalogueItem item, SubjectKind kind, IReadOnlyDictionary<string, string> values, DateOnly today) =>
        kind != SubjectKind.NaturalPerson && Publication.WindowOf(item, values) is { } window && window.Holds(today);

    /// <summary>
    /// A public body with a purpose by article 10: what is public or shared. A negative record is shared for no longer than the longest
    /// publication of its severity (一般 where it is unclassified): what is over for the public does not live on in the offices.
    /// </summary>
    public static bool ToPublicBodies(CatalogueItem item, SubjectKind kind, IReadOnlyDictionary<string, string> values, DateOnly today)
    {
        if (item.DisclosureFor(kind) is not (Disclosure.Public or Disclosure.Sharing)) return false;
        if (item.Polarity != Polarity.Negative || item.Publication.Terms is null) return true;
        return SharedUntil(item, values) is { } last && today <= last;
    }

    /// <summary>The last day on which a negative record is shared with public bodies, China; null where its item sets none or its decision's day is unreadable.</summary>
    public static DateOnly? SharedUntil(CatalogueItem item, IReadOnlyDictionary<string, string> values)
    {
        if (item.Polarity != Polarity.Negative || item.Publication.Terms is not { } terms) return null;
        if (values.GetValueOrDefault(item.Roles.DecisionDate) is not { } text || DateField.Parse(text) is not { } decided) return null;
        var severity = item.Roles.Severity is { } field ? CodeLists.SeverityOf(values.GetValueOrDefault(field)) : null;
        return decided.AddMonths(terms.Of(severity ?? Severity.General).MaxMonths);
    }
}
