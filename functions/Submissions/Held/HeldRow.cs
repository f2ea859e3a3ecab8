using CreditFunctions.Records;

namespace CreditFunctions.Submissions.Held;

/// <summary>A row that only a person may let in: it would bring back, or overwrite, what was decided.</summary>
/// <param name="ReceiptId">Under which it came.</param>
/// <param name="Row">Its number.</param>
/// <param name="Provider">Who sent it.</param>
/// <param name="DecidingBody">Who decided the matter that it is about.</param>
/// <param name="Why"><c>reinsertion</c> or <c>decided</c>.</param>
/// <param name="Draft">The version that letting it in writes; number, reason and basis come with the decision.</param>
/// <param name="HeldAt">Since when, UTC.</param>
internal sealed record HeldRow(string ReceiptId, int Row, string Provider, string DecidingBody, string Why, RecordVersion Draft, DateTimeOffset HeldAt)
{
    /// <summary>The row takes the record away from this subject, on which it stands wrongly; null where it moves nothing.</summary>
    public RecordKey? MovedFrom { get; init; }

    /// <summary>What a person decided, or null while nobody has.</summary>
    public HeldDecision? Decision { get; init; }

    /// <summary>True when the decision is carried out whole.</summary>
    public bool IsDone { get; init; }

    /// <summary>Names it in notices and in the ledger.</summary>
    public string Id => FormattableString.Invariant($"{ReceiptId}-{Row}");
}

/// <summary>Names a record.</summary>
internal sealed record RecordKey(string SubjectId, string RecordId);

/// <summary>What a person decided about a held row.</summary>
/// <param name="Outcome">Whether it is let in.</param>
/// <param name="Unit">The person's body, by unified social credit code.</param>
/// <param name="Person">A pseudonym of the person.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">The legal basis; null for a rejection.</param>
/// <param name="At">When, UTC.</param>
internal sealed record HeldDecision(HeldOutcome Outcome, string Unit, string Person, string Reason, string? Basis, DateTimeOffset At);

/// <summary>What becomes of a held row.</summary>
internal enum HeldOutcome
{
    /// <summary>准予入库: it becomes the record's next version.</summary>
    Released,
    /// <summary>不予入库: it stays out.</summary>
    Rejected,
}
