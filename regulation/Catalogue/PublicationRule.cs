namespace CreditFunctions.Regulation.Catalogue;

/// <summary>How long records of an item are public.</summary>
public enum PublicationBasis
{
    /// <summary>As long as the record stands.</summary>
    WithoutEnd,
    /// <summary>By severity, with the terms of <see cref="PublicationRule.Terms"/>; unclassified is not published.</summary>
    BySeverity,
    /// <summary>Until the item's last-day field, where it is filled in.</summary>
    UntilField,
    /// <summary>So many months from the decision, unless the last-day field ends it earlier.</summary>
    Months,
}

/// <summary>The months for which a record of one severity is public, counted from the day of the decision.</summary>
/// <param name="MinMonths">The shortest publication.</param>
/// <param name="MaxMonths">The longest.</param>
/// <param name="DefaultMonths">Where the record names no last day; 0: not published.</param>
public sealed record PublicationTerm(int MinMonths, int MaxMonths, int DefaultMonths);

/// <summary>The terms by severity: a setting, with the source that it stands on.</summary>
/// <param name="Minor">轻微.</param>
/// <param name="General">一般.</param>
/// <param name="Serious">严重.</param>
/// <param name="Source">The document that sets them.</param>
public sealed record PublicationTerms(PublicationTerm Minor, PublicationTerm General, PublicationTerm Serious, string Source)
{
    /// <summary>
    /// 国办发〔2025〕22号: minor none or at most 3 months, general 3 to 12 months, serious 1 to 3 years. Where the deciding
    /// body names no last day: minor is not published, general and serious for their longest term; the shortest is the one after
    /// which a repair (article 26) may end it.
    /// </summary>
    public static PublicationTerms StateCouncil2025 { get; } = new(
        new(0, 3, 0), new(3, 12, 12), new(12, 36, 36), "国办发〔2025〕22号");

    /// <summary>The term of that severity.</summary>
    public PublicationTerm Of(Severity severity) => severity switch
    {
        Severity.Minor => Minor,
        Severity.General => General,
        _ => Serious,
    };
}

/// <summary>How long records of an item are public, as data.</summary>
/// <param name="Basis">By what.</param>
public sealed record PublicationRule(PublicationBasis Basis)
{
    /// <summary>As long as the record stands.</summary>
    public static PublicationRule WithoutEnd { get; } = new(PublicationBasis.WithoutEnd);

    /// <summary>Until the day that the record names, or without end.</summary>
    public static PublicationRule UntilField { get; } = new(PublicationBasis.UntilField);

    /// <summary>By severity, 国办发〔2025〕22号.</summary>
    public static PublicationRule BySeverity { get; } =
        new(PublicationBasis.BySeverity) { Terms = PublicationTerms.StateCouncil2025, Source = PublicationTerms.StateCouncil2025.Source };

    /// <summary>The terms, where it goes by severity.</summary>
    public PublicationTerms? Terms { get; init; }

    /// <summary>The months, where it goes by months.</summary>
    public int Months { get; init; }

    /// <summary>The document that it stands on.</summary>
    public string? Source { get; init; }
}
