using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Objections.ObjectionEvent;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Objections;

/// <summary>核查: what happens between receipt and decision. Nothing of it stops the clock.</summary>
internal sealed class Handling(ObjectionCase objection, WorkingCalendar calendar, ObjectionRules rules)
{
    internal Step AskForSupplement(SupplementRequested asked)
    {
        if (asked.By.Unit != objection.DecidingBody) return Refusals.NotDecidingBody;
        var after = objection with { Stage = ObjectionStage.SupplementAsked, TransferredFrom = null };
        return new Step(after, asked,
            [Notices(after, asked).ToApplicant(NoticeKind.SupplementRequested, occasion: Objections.Notices.At(asked.At))]);
    }

    internal Step TakeSupplement(SupplementGiven given)
    {
        if (given.By.SubjectId != objection.SubjectId) return Refusals.NotApplicant;
        var after = objection.Stage != ObjectionStage.SupplementAsked ? objection
            : objection with { Stage = objection.Verification is null ? ObjectionStage.Received : ObjectionStage.Verifying };
        return new Step(after, given, [.. Notices(after, given).ToUnits(
            [after.DecidingBody, after.AwaitsVerification ? after.Verification?.Unit : null],
            NoticeKind.SupplementGiven, occasion: Objections.Notices.At(given.At))]);
    }

    internal Step AskForVerification(VerificationRequested asked)
    {
        if (asked.By.Unit != objection.DecidingBody) return Refusals.NotDecidingBody;
        if (asked.Unit == objection.DecidingBody) return Refusals.VerifierIsDecider;
        if (objection.AwaitsVerification) return Refusals.VerificationRunning;
        var workingDays = asked.WorkingDays ?? rules.VerifierWorkingDays;
        if (workingDays < 1 || workingDays > rules.LimitWorkingDays) return Refusals.WorkingDaysOutOfRange;

        var deadline = Filing.SubDeadline(asked.At, workingDays, objection.Deadline, calendar);
        var after = objection with
        {
            Stage = objection.Stage == ObjectionStage.SupplementAsked ? objection.Stage : ObjectionStage.Verifying,
            Verification = new Verification(asked.Unit, deadline),
            TransferredFrom = null,
        };
        var notices = Notices(after, asked);
        return new Step(after, asked, [.. notices.ToUnits([asked.Unit], NoticeKind.VerificationRequested, notices.Of(deadline),
            Objections.Notices.At(asked.At))]);
    }

    internal Step TakeOpinion(VerificationGiven given)
    {
        if (objection.Verification is not { } verification) return Refusals.VerificationNotAsked;
        if (given.By.Unit != verification.Unit) return Refusals.NotVerifyingBody;
        if (!verification.IsAwaited) return Refusals.AlreadyVerified;
        var after = objection with { Verification = verification with { OpinionAt = given.At } };
        return new Step(after, given, [.. Notices(after, given).ToUnits([after.DecidingBody], NoticeKind.VerificationGiven,
            occasion: Objections.Notices.At(given.At))]);
    }

    internal Step Transfer(Transferred transferred)
    {
        var isHolder = transferred.By.Unit == objection.DecidingBody;
        var takesBack = !isHolder && objection.TransferredFrom is { } from && (transferred.By.Unit == from || transferred.ByAuthority);
        if (!isHolder && !takesBack) return Refusals.NotDecidingBody;
        if (transferred.ToUnit == objection.DecidingBody) return Refusals.TransferToSelf;
        if (TextLikeness.Level(transferred.Reason).Length == 0) return Refusals.TransferReasonMissing;

        // Whoever decides verifies by itself.
        var verification = objection.Verification?.Unit == transferred.ToUnit ? null : objection.Verification;
        var after = objection with
        {
            DecidingBody = transferred.ToUnit,
            TransferredFrom = TransferredFrom(transferred, isHolder),
            HeldBefore = HeldBefore(transferred),
            Verification = verification,
            Stage = objection.Stage == ObjectionStage.Verifying && verification is null ? ObjectionStage.Received : objection.Stage,
        };
        var notices = Notices(after, transferred);
        var occasion = Objections.Notices.At(transferred.At);
        return new Step(after, transferred,
        [
            .. notices.ToUnits([after.DecidingBody], NoticeKind.Assigned, occasion: occasion),
            notices.ToApplicant(NoticeKind.Transferred, occasion: occasion),
            // It was given the case and has it no more.
            .. notices.ToUnits([isHolder ? null : objection.DecidingBody], NoticeKind.Transferred, occasion: occasion),
        ]);
    }

    // Sent on, it can still be taken back by whom it came from.
    private string? TransferredFrom(Transferred transferred, bool isHolder) =>
        isHolder ? objection.DecidingBody : transferred.ToUnit == objection.TransferredFrom ? null : objection.TransferredFrom;

    // Of several that gave it away on the last day the first counts. What a body takes back it never gave away.
    private FormerHolder HeldBefore(Transferred transferred)
    {
        var giver = transferred.By.Unit == objection.TransferredFrom ? transferred.By.Unit : objection.DecidingBody;
        return objection.HeldBefore is { } former && former.Until >= ChinaTime.StartOf(objection.Deadline.WorkingLastDay)
            ? former : new FormerHolder(giver!, transferred.At);
    }

    private Notices Notices(ObjectionCase after, ObjectionEvent happened) => new(after, happened.At, calendar);
}
