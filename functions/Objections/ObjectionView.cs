using CreditFunctions.Cases;
using CreditFunctions.Calendar;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>A case as it is answered: state, deadline, days left, events. Times are China's.</summary>
internal sealed class ObjectionView(ICalendars calendars, TimeProvider clock)
{
    /// <summary>The case at a glance.</summary>
    public async Task<ObjectionSummary> SummaryAsync(ObjectionCase objection, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var left = calendar.WorkingDaysLeft(clock.GetUtcNow(), objection.Deadline.WorkingLastDay);
        return new ObjectionSummary(objection.CaseId, objection.RecordId, objection.Stage, ChinaTime.At(objection.ReceivedAt),
            ChinaTime.At(objection.FiledAt), ShownDeadline.Of(objection.Deadline), objection.IsOpen ? left : null,
            objection.OverdueSince is { } since ? ChinaTime.At(since) : null, objection.ReceivingBody, objection.DecidingBody)
        {
            Verification = objection.Verification is { } verification ? new ShownVerification(verification.Unit,
                ShownDeadline.Of(verification.SubDeadline), verification.LapsedAt, verification.OpinionAt) : null,
            Repeats = objection.Repeats?.FirstCaseId,
            Delivery = objection.Delivery,
            Outcome = objection.Outcome,
            DecidedAt = objection.DecidedAt is { } decided ? ChinaTime.At(decided) : null,
            ToldAt = objection.ToldAt is { } told ? ChinaTime.At(told) : null,
            Proof = objection.Proof,
            InTime = objection.WasMet,
            WithdrawnAt = objection.WithdrawnAt is { } withdrawn ? ChinaTime.At(withdrawn) : null,
            DeliveryFailed = objection.Failures.Count > 0 ? [.. objection.Failures.Values.Distinct()] : null,
        };
    }

    /// <summary>The case with its history. The applicant learns of the verifier's opinion by the decision.</summary>
    public async Task<ObjectionSummary> DetailsAsync(ObjectionCase objection, IReadOnlyList<CaseEntry<ObjectionEvent>> history, bool toApplicant,
        CancellationToken cancellationToken) => await SummaryAsync(objection, cancellationToken) with
        {
            Events = [.. history.Where(entry => entry.Happened is not ObjectionEvent.DutiesDone)
                .Select(entry => ShownEvent.Of(entry, toApplicant && entry.Happened is ObjectionEvent.VerificationGiven))],
        };
}
