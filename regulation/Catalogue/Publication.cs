namespace CreditFunctions.Regulation.Catalogue;

/// <summary>When a record is public: both days included, China dates.</summary>
/// <param name="FirstDay">The first day: the decision's.</param>
/// <param name="LastDay">The last day, or null: as long as the record stands.</param>
public sealed record PublicationWindow(DateOnly FirstDay, DateOnly? LastDay)
{
    /// <summary>Whether it is public on that day.</summary>
    public bool Holds(DateOnly day) => day >= FirstDay && (LastDay is not { } last || day <= last);
}

/// <summary>
/// The publication period (公示期), a pure function of the record, evaluated whenever it is read: no job has to end it.
/// Source: 国办发〔2025〕22号, for what goes by severity.
/// </summary>
public static class Publication
{
    /// <summary>
    /// The days on which a record is public, or null where it never is: a natural person's, one that the item does not
    /// disclose, and a negative one without severity.
    /// </summary>
    /// <param name="item">The record's item.</param>
    /// <param name="values">Its normalised values by field code.</param>
    public static PublicationWindow? WindowOf(CatalogueItem item, IReadOnlyDictionary<string, string> values)
    {
        if (CodeLists.SubjectKindOf(Value(values, item.Roles.SubjectKind)) is not { } kind) return null;
        if (item.DisclosureFor(kind) != Disclosure.Public) return null;
        if (DateField.Parse(Value(values, item.Roles.DecisionDate)) is not { } decided) return null;

        var named = DateField.Parse(Value(values, item.Roles.PublicUntil));
        return item.Publication.Basis switch
        {
            PublicationBasis.BySeverity => BySeverity(item, values, decided, named),
            PublicationBasis.Months => new(decided, Earlier(decided.AddMonths(item.Publication.Months), named)),
            PublicationBasis.UntilField => new(decided, named),
            _ => new(decided, null),
        };
    }

    /// <summary>The last days that the severity allows for a record decided on that day: from the shortest to the longest term.</summary>
    public static (DateOnly Shortest, DateOnly Longest) Range(PublicationTerm term, DateOnly decided) =>
        (decided.AddMonths(term.MinMonths), decided.AddMonths(term.MaxMonths));

    private static PublicationWindow? BySeverity(
        CatalogueItem item, IReadOnlyDictionary<string, string> values, DateOnly decided, DateOnly? named)
    {
        if (CodeLists.SeverityOf(Value(values, item.Roles.Severity)) is not { } severity) return null;
        var term = item.Publication.Terms!.Of(severity);
        var (shortest, longest) = Range(term, decided);
        if (named is { } last) return new(decided, last < shortest ? shortest : last > longest ? longest : last);
        return term.DefaultMonths == 0 ? null : new(decided, decided.AddMonths(term.DefaultMonths));
    }

    private static DateOnly Earlier(DateOnly one, DateOnly? other) => other is { } day && day < one ? day : one;

    private static string? Value(IReadOnlyDictionary<string, string> values, string? field) =>
        field is not null && values.TryGetValue(field, out var value) ? value : null;
}
