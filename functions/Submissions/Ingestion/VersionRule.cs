using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>What becomes of a good row, given the versions that its record has: a pure rule.</summary>
internal static class VersionRule
{
    /// <summary>Decides.</summary>
    /// <param name="history">The record's versions, oldest first; none where it is new.</param>
    /// <param name="action">What the row asks for.</param>
    /// <param name="contentHash">Names the row's content.</param>
    /// <param name="receiptId">The receipt that it came under.</param>
    /// <param name="row">Its number.</param>
    /// <param name="consent">The consent that it rests on, or null.</param>
    public static Verdict Decide(IReadOnlyList<RecordVersion> history, RowAction action, string contentHash, string receiptId, int row,
        RestsOn? consent = null)
    {
        // A step that is run again, after a crash, finds its own work.
        if (history.FirstOrDefault(version => version.ReceiptId == receiptId && version.Row == row) is { } own) return new(Done(own.Action));
        if (history.FirstOrDefault(version => version.ReceiptId == receiptId && version.Row < row) is { } earlier)
        {
            return new(VerdictKind.Duplicate) { EarlierRow = earlier.Row };
        }

        if (history.Count == 0) return new(action == RowAction.Supply ? VerdictKind.Accept : VerdictKind.NothingThere);
        var newest = history[^1];
        // Withdrawn after the row was checked, and erased already: it must not come back.
        if (consent is not null && history.Any(version => version.Status == RecordStatus.Erased && version.ConsentId == consent.ConsentId))
        {
            return new(VerdictKind.ConsentWithdrawn);
        }

        // Erased without a trace of its contents: what is collected by a new consent, or by law, is new.
        if (newest.Status == RecordStatus.Erased)
        {
            return new(action switch
            {
                RowAction.Supply => VerdictKind.Accept,
                RowAction.Withdraw => VerdictKind.Unchanged,
                _ => VerdictKind.NothingThere,
            });
        }

        if (newest.Status != RecordStatus.Live) return new(action == RowAction.Withdraw ? VerdictKind.Unchanged : VerdictKind.HoldReinsertion);
        if (action != RowAction.Withdraw && newest.ContentHash == contentHash)
        {
            return new(consent is not null && newest.ConsentUntil < consent.Until ? VerdictKind.Renew : VerdictKind.Unchanged);
        }

        if (newest.DecidedBy is not null) return new(VerdictKind.HoldDecided);
        return action switch
        {
            RowAction.Withdraw => new(VerdictKind.Withdraw),
            RowAction.Correct => new(VerdictKind.Correct),
            _ when history.Any(version => version.ContentHash == contentHash) => new(VerdictKind.HoldReinsertion),
            _ => new(VerdictKind.CorrectionNeeded),
        };
    }

    private static VerdictKind Done(RecordAction action) => action switch
    {
        RecordAction.Correct => VerdictKind.AlreadyCorrected,
        RecordAction.Withdraw => VerdictKind.AlreadyWithdrawn,
        _ => VerdictKind.AlreadyAccepted,
    };
}

/// <summary>What becomes of a row.</summary>
/// <param name="Kind">What.</param>
internal sealed record Verdict(VerdictKind Kind)
{
    /// <summary>The row that already named the record, for a duplicate.</summary>
    public int EarlierRow { get; init; }
}

/// <summary>What becomes of a row.</summary>
internal enum VerdictKind
{
    /// <summary>A new record.</summary>
    Accept,
    /// <summary>A new version in place of the newest.</summary>
    Correct,
    /// <summary>A tombstone.</summary>
    Withdraw,
    /// <summary>It stands already, word for word.</summary>
    Unchanged,
    /// <summary>This very row did it, before a crash.</summary>
    AlreadyAccepted,
    /// <summary>Likewise.</summary>
    AlreadyCorrected,
    /// <summary>Likewise.</summary>
    AlreadyWithdrawn,
    /// <summary>An earlier row of the batch named the same record.</summary>
    Duplicate,
    /// <summary>There is nothing to correct or withdraw.</summary>
    NothingThere,
    /// <summary>Other content without a correction's reason and basis.</summary>
    CorrectionNeeded,
    /// <summary>It stands already, word for word, and rests on a longer consent from now on.</summary>
    Renew,
    /// <summary>The consent that it was checked against was withdrawn meanwhile.</summary>
    ConsentWithdrawn,
    /// <summary>It would bring back what was corrected away, withdrawn, deleted or moved.</summary>
    HoldReinsertion,
    /// <summary>It would overwrite what an objection or repair decided.</summary>
    HoldDecided,
}
