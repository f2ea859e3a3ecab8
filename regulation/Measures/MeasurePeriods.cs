using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Measures;

/// <summary>
/// How long a punishment may last after dishonesty of each severity, months from its first day; null where it may not follow that severity
/// at all (与失信行为的性质、情节和社会危害程度相适应, art. 23).
/// </summary>
/// <param name="Minor">轻微.</param>
/// <param name="General">一般.</param>
/// <param name="Serious">严重.</param>
public sealed record MeasurePeriods(int? Minor, int? General, int? Serious)
{
    /// <summary>The longest period after that severity, months, or null: it may not follow it.</summary>
    /// <param name="severity">The severity; what is not classified counts as minor, for nobody is punished harder for a gap in a record.</param>
    public int? After(Severity? severity) => severity switch
    {
        Severity.Serious => Serious,
        Severity.General => General,
        _ => Minor,
    };

    /// <summary>The least severity that it may follow.</summary>
    public Severity Least => Minor is not null ? Severity.Minor : General is not null ? Severity.General : Severity.Serious;
}
