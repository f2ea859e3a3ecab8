using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Objections;

/// <summary>处理、告知: the decision, the telling, and the applicant's withdrawal.</summary>
internal sealed class Closing(ObjectionCase objection, WorkingCalendar calendar, ObjectionRules rules)
{
    internal Step Decide(ObjectionEvent.Decided decision)
    {
        if (decision.By.Unit != objection.DecidingBody) return Refusals.NotDecidingBody;
        if (CheckOutcome(decision) is { } fault) return fault;
        if (rules.Quality.Check(decision, decision.OtherTexts) is { } poor) return poor;

        var after = objection with
        {
            Stage = ObjectionStage.Decided,
            DecidedAt = decision.At,
            Outcome = decision.Outcome,
            TransferredFrom = null,
            Outstanding = WithoutMark(),
        };
        var notices = new Notices(after, decision.At, calendar);
        var duties = new List<Duty>();
        if (decision.Outcome.IsUpheld()) duties.Add(new Duty.AmendRecord(Id("amend"), decision.Outcome));
        duties.Add(new Duty.UnmarkRecord(Id("unmark")));
        var applicant = Recipient.OfSubject(after.SubjectId);
        duties.Add(new Duty.DeliverResult(Id("result"), applicant, notices.OfDeadline()));
        if (after.Delivery != DeliveryWay.Inbox) duties.AddRange(notices.ToUnits([after.DecidingBody], NoticeKind.DeliveryAsked));
        if (decision.Outcome.IsUpheld()) duties.Add(new Duty.TellRecipients(Id("recipients")));
        duties.AddRange(notices.ToUnits(OtherBodies(), NoticeKind.Decided));
        return new Step(after, decision, duties);
    }

    /// <summary>Told by the way that the applicant chose, and by no other. The result stays due until it lies in the inbox, whatever the way.</summary>
    internal Step Told(ObjectionEvent.Told told)
    {
        if (told.Way != objection.Delivery || (told.Way == DeliveryWay.Inbox && told.By != Actor.System)) return CaseRefusals.DeliveredOtherwise;
        if (told.By != Actor.System && told.By.Unit != objection.DecidingBody && told.By.Unit != objection.ReceivingBody) return Refusals.NotDeliveringBody;
        return new Step(objection with { Stage = ObjectionStage.Told, ToldAt = told.At, Proof = told.Proof }, told, []);
    }

    internal Step Withdraw(ObjectionEvent.Withdrawn withdrawn)
    {
        if (withdrawn.By.SubjectId != objection.SubjectId) return Refusals.NotApplicant;
        var after = objection with
        {
            Stage = ObjectionStage.Withdrawn,
            WithdrawnAt = withdrawn.At,
            Outstanding = WithoutMark(),
        };
        var notices = new Notices(after, withdrawn.At, calendar);
        return new Step(after, withdrawn,
        [
            new Duty.UnmarkRecord(Id("unmark")),
            .. notices.ToUnits([after.DecidingBody, .. OtherBodies()], NoticeKind.Withdrawn),
            notices.ToApplicant(NoticeKind.Withdrawn),
        ]);
    }

    private Refusal? CheckOutcome(ObjectionEvent.Decided decision)
    {
        var corrects = decision.Correction is { Count: > 0 };
        if (decision.Outcome == ObjectionOutcome.Corrected && !corrects) return Refusals.CorrectionMissing;
        if (decision.Outcome != ObjectionOutcome.Corrected && corrects) return Refusals.CorrectionNotAsked;
        if (decision.Outcome == ObjectionOutcome.Annotated && TextLikeness.Level(decision.Annotation ?? string.Empty).Length == 0)
        {
            return Refusals.AnnotationMissing;
        }

        if (decision.Outcome != ObjectionOutcome.AnsweredAsRepeated) return null;
        return objection.Repeats is null ? Refusals.NotRepeated
            : objection.Repeats.HasNewEvidence ? Refusals.NewEvidenceUnanswered
            : null;
    }

    /// <summary>Bodies that had a part in the case besides the one that decides.</summary>
    private IEnumerable<string?> OtherBodies() =>
        new[] { objection.ReceivingBody, objection.Verification?.Unit }.Where(unit => unit != objection.DecidingBody);

    /// <summary>A mark that was not set yet must not be set any more.</summary>
    private List<Duty> WithoutMark() => [.. objection.Outstanding.Where(duty => duty is not Duty.MarkRecord)];

    private string Id(string what) => DutyId.Of(objection.CaseId, what);
}
