using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>What is to be determined: about whom, as what, by which law, for how long and with which measures.</summary>
/// <param name="SubjectId">The credit subject.</param>
/// <param name="SubjectKind">The kind of subject.</param>
/// <param name="Category">One of art. 22, which is serious, or lesser dishonesty.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Basis">The law and article that make the behaviour dishonest and empower the unit.</param>
/// <param name="Months">How long it is listed, months from the decision.</param>
/// <param name="Measures">What the unit itself will apply.</param>
/// <param name="Records">Ids of the subject's records that it rests on.</param>
public sealed record DeterminationTerms(string SubjectId, SubjectKind SubjectKind, DishonestyCategory Category, Severity Severity, LegalBasis Basis,
    int Months, IReadOnlyList<DeterminedMeasure> Measures, IReadOnlyList<string> Records)
{
    /// <summary>An organisation's name, for the severe list; null for others.</summary>
    public string? PublicName { get; init; }

    /// <summary>An organisation's unified social credit code, for the severe list; null for others.</summary>
    public string? PublicCode { get; init; }
}

/// <summary>A measure that goes with a determination.</summary>
/// <param name="Code">Of the catalogue.</param>
/// <param name="Basis">The law that it is applied by.</param>
/// <param name="Months">How long, months from the decision.</param>
public sealed record DeterminedMeasure(string Code, LegalBasis Basis, int Months);
