using CreditFunctions.Submissions.Intake;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>What a provider holds in hand for a batch (回执): what came, and how far it was taken in. Names no person.</summary>
internal sealed record SubmissionReceipt
{
    /// <summary>Opaque; follows from provider and batch, so that the same batch has the same receipt.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>The sender's unit, by unified social credit code.</summary>
    public required string Provider { get; init; }

    /// <summary>The catalogue item's code.</summary>
    public required string Item { get; init; }

    /// <summary>The sender's own id for the batch.</summary>
    public required string Batch { get; init; }

    /// <summary>Checked only: no record is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>SHA-256 of the bytes that came, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes came.</summary>
    public required long Size { get; init; }

    /// <summary>The encrypted blob of those bytes.</summary>
    public required string Blob { get; init; }

    /// <summary>How its rows are read.</summary>
    public required BodyShape Shape { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What its sender was granted as it was received; null: received before grants counted.</summary>
    public SupplyRight? Granted { get; init; }

    /// <summary>The trace in which it came (W3C <c>traceparent</c>), or null where nothing was recorded.</summary>
    public string? Trace { get; init; }

    /// <summary>How far it is.</summary>
    public ReceiptState State { get; init; } = ReceiptState.Received;

    /// <summary>When it was done or failed, UTC.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its rows moved on last, UTC; null before the first step.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Why it failed: a stable code.</summary>
    public string? Failure { get; init; }

    /// <summary>The offset of the next row, bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>Rows done.</summary>
    public int RowsDone { get; init; }

    /// <summary>What became of them.</summary>
    public Tally Tally { get; init; } = new();

    /// <summary>True once nothing more happens.</summary>
    public bool IsEnded => State is ReceiptState.Done or ReceiptState.Failed;
}

/// <summary>How far a batch is.</summary>
internal enum ReceiptState
{
    /// <summary>Stored, nothing lost any more.</summary>
    Received,
    /// <summary>Its rows are being taken in.</summary>
    Ingesting,
    /// <summary>Every row has its outcome.</summary>
    Done,
    /// <summary>The stored bytes cannot be read: the reason stands on the receipt.</summary>
    Failed,
}

/// <summary>How many rows had which outcome.</summary>
internal sealed record Tally
{
    /// <summary>New records.</summary>
    public int Accepted { get; init; }

    /// <summary>Rows that stood already, word for word.</summary>
    public int Unchanged { get; init; }

    /// <summary>Corrections.</summary>
    public int Corrected { get; init; }

    /// <summary>Records moved to another subject.</summary>
    public int Moved { get; init; }

    /// <summary>Withdrawals.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Rows held for a person.</summary>
    public int Held { get; init; }

    /// <summary>Rows refused.</summary>
    public int Refused { get; init; }

    /// <summary>Warnings, of rows and columns.</summary>
    public int Warnings { get; init; }
}
