using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Regulation.Measures;

/// <summary>A measure as somebody would apply it.</summary>
/// <param name="Code">The measure's code, as written.</param>
/// <param name="Basis">The law that it is applied by, as written; null or blank where none was named.</param>
/// <param name="SubjectKind">On whom.</param>
/// <param name="Ground">What it rests on.</param>
/// <param name="From">Its first day, China.</param>
/// <param name="Until">Its last day, China.</param>
public sealed record MeasureUse(string? Code, LegalBasis? Basis, SubjectKind SubjectKind, MeasureGround Ground, DateOnly From, DateOnly Until);

/// <summary>What a measure rests on: a record, or a determination.</summary>
/// <param name="Polarity">For its subject (守信) or against it (失信).</param>
/// <param name="Severity">How grave it is, where it is against it; null where it is not classified.</param>
/// <param name="Until">Its own last day, or null: without end.</param>
public sealed record MeasureGround(Polarity Polarity, Severity? Severity, DateOnly? Until);
