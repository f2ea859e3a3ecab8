using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>What a joint action rests on (依据的认定或者记录): an effective determination or a live record, as it stood when the action was proposed.</summary>
/// <param name="GroundId">The determination's or record's id.</param>
/// <param name="Until">The last day (China) on which it counts; null: without end.</param>
/// <param name="Item">The catalogue item of a record; null for a determination.</param>
/// <param name="DecidedOn">The day (China) of the decision that it records, where it is known.</param>
/// <param name="Severity">How grave it is; null where it is not classified.</param>
public sealed record ActionGround(string GroundId, DateOnly? Until, string? Item = null, Severity? Severity = null,
    DateOnly? DecidedOn = null);

/// <summary>A measure of an action.</summary>
/// <param name="Code">Of the measure catalogue.</param>
/// <param name="Basis">The provision that it is applied by.</param>
public sealed record ActionMeasure(string Code, LegalBasis Basis);

/// <summary>A unit and what it is asked to apply.</summary>
/// <param name="Unit">By unified social credit code.</param>
/// <param name="Measures">Codes of the measure catalogue.</param>
public sealed record UnitMeasures(string Unit, IReadOnlyList<string> Measures);
