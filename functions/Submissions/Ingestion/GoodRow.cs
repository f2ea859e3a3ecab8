using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Receipts;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>A row that passed its checks, with its subject found: ready to be written.</summary>
/// <param name="Receipt">Under which it came.</param>
/// <param name="Item">Its catalogue item.</param>
/// <param name="Number">Its number.</param>
/// <param name="Action">What it asks for.</param>
/// <param name="Instruction">Reason and basis.</param>
/// <param name="Parsed">What was read.</param>
/// <param name="SubjectId">Whom it is about.</param>
/// <param name="RecordId">Which record.</param>
/// <param name="ContentHash">Names its content.</param>
internal sealed record GoodRow(SubmissionReceipt Receipt, CatalogueItem Item, int Number, RowAction Action, RowInstruction Instruction,
    ParsedRow Parsed, string SubjectId, string RecordId, string ContentHash)
{
    /// <summary>The consent that it rests on (art. 7), or null where it needs none.</summary>
    public RestsOn? Consent { get; init; }

    /// <summary>The record's next version by this row.</summary>
    public RecordVersion Version(int number, RecordAction action, DateTimeOffset now) => new()
    {
        SubjectId = SubjectId,
        RecordId = RecordId,
        Version = number,
        Item = Item.Code,
        SubjectKind = Parsed.SubjectKind,
        Provider = Parsed.Values[Item.Roles.ProviderCode],
        DecidingBody = Parsed.Identity.DecidingBody,
        DocumentNumber = Parsed.Identity.DocumentNumber,
        Values = Parsed.Values,
        ContentHash = ContentHash,
        Action = action,
        Reason = action == RecordAction.Supply ? null : Instruction.Reason?.Trim(),
        Basis = action == RecordAction.Supply ? null : Instruction.Basis?.Trim(),
        ConsentId = Consent?.ConsentId,
        ConsentUntil = Consent?.Until,
        LegalBasis = Item.NeedsConsent(Parsed.SubjectKind) && Consent is null ? Instruction.LegalBasis?.Trim() : null,
        ReceiptId = Receipt.ReceiptId,
        Row = Number,
        RecordedAt = now,
    };

    /// <summary>A tombstone over a version: it keeps what stood, for auditors.</summary>
    public RecordVersion Tombstone(RecordVersion newest, RecordStatus status, DateTimeOffset now) => newest with
    {
        Version = newest.Version + 1,
        Status = status,
        Action = status == RecordStatus.Moved ? RecordAction.Correct : RecordAction.Withdraw,
        Reason = Instruction.Reason?.Trim(),
        Basis = Instruction.Basis?.Trim(),
        ReceiptId = Receipt.ReceiptId,
        Row = Number,
        RecordedAt = now,
    };

    /// <summary>The row as a person finds it on the list of those that are held.</summary>
    public HeldRow Held(VerdictKind why, RecordVersion draft, DateTimeOffset now) => new(Receipt.ReceiptId, Number, Receipt.Provider,
        Parsed.Identity.DecidingBody, why == VerdictKind.HoldDecided ? "decided" : "reinsertion", draft, now);

    /// <summary>The number only: the rest is personal data.</summary>
    public override string ToString() => $"row {Number}";
}

/// <summary>What a row rests on (art. 7).</summary>
/// <param name="ConsentId">The consent.</param>
/// <param name="Until">The last day of its period, China.</param>
internal sealed record RestsOn(string ConsentId, DateOnly Until);
