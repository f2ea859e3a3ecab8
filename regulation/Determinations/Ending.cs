using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>撤销、修复、依据消灭、期满: how a determination is over. What is over stays as it first ended.</summary>
internal sealed class Ending(Determination determination, WorkingCalendar calendar)
{
    internal DeterminationStep Revoke(Revoked revoked)
    {
        if (revoked.By.Unit != determination.Unit) return DeterminationRefusals.NotUnit;
        if (TextQuality.IsBlank(revoked.Reason)) return DeterminationRefusals.ReasonMissing;
        if (TextQuality.IsBlank(revoked.Law) || TextQuality.IsBlank(revoked.Article)) return DeterminationRefusals.BasisMissing;
        return Ended(revoked, DeterminationEnd.Revoked, null);
    }

    /// <summary>Only what is listed can be repaired.</summary>
    internal DeterminationStep ByRepair(Repaired repaired) =>
        determination.Stage == DeterminationStage.Listed ? Ended(repaired, DeterminationEnd.Repaired, repaired.Reference) : Nothing;

    internal DeterminationStep ByObjection(ObjectionUpheld upheld) =>
        determination.IsOpen ? Ended(upheld, DeterminationEnd.ObjectionUpheld, upheld.Reference) : Nothing;

    /// <summary>
    /// A record that was wrong takes the determination with it: what was found on it was found on a wrong record. One that was right and was repaired
    /// does so when nothing else is left that it rests on.
    /// </summary>
    internal DeterminationStep ByRecord(RecordEnded ended)
    {
        if (!determination.IsOpen || !determination.Terms.Records.Contains(ended.RecordId)) return Nothing;
        if (!ended.ByRepair) return Ended(ended, DeterminationEnd.RecordEnded, ended.Reference);
        if (determination.RepairedRecords.Contains(ended.RecordId)) return Nothing;
        string[] repaired = [.. determination.RepairedRecords, ended.RecordId];
        return determination.Terms.Records.All(repaired.Contains)
            ? Ended(ended, DeterminationEnd.RecordEnded, ended.Reference)
            : new DeterminationStep(determination with { RepairedRecords = repaired }, ended, []);
    }

    /// <summary>期满: by time alone.</summary>
    internal (Determination After, IReadOnlyList<DeterminationDuty> Duties) ByTime(DateTimeOffset now) =>
        Over(DeterminationEnd.Expired, ChinaTime.EndOf(determination.Until!.Value), null, now);

    private DeterminationStep Nothing => new(determination, null, []);

    private DeterminationStep Ended(DeterminationEvent happened, DeterminationEnd cause, string? reference)
    {
        var (after, duties) = Over(cause, happened.At, reference, happened.At);
        return new DeterminationStep(after, happened, duties);
    }

    private (Determination After, IReadOnlyList<DeterminationDuty> Duties) Over(DeterminationEnd cause, DateTimeOffset at, string? reference, DateTimeOffset now)
    {
        var after = determination with
        {
            Stage = DeterminationStage.Ended,
            End = cause,
            EndedAt = at,
            EndReference = reference,
            Deadline = null,
        };
        var (notices, facts) = (new DeterminationNotices(after, now, calendar), new DeterminationNoticeFacts { End = cause });
        var told = new[] { notices.ToSubject(DeterminationNoticeKind.Ended, facts), notices.ToUnit(DeterminationNoticeKind.Ended, facts) };
        // Nothing can rest on what was never listed.
        return (after, determination.Stage != DeterminationStage.Listed ? told
            : [new DeterminationDuty.EndGround(DutyId.Of(after.CaseId, "end"), cause), .. told]);
    }
}
