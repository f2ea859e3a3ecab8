using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>A repair as it is answered: state, deadline, days left, what was stopped, events. Times are China's.</summary>
internal sealed class RepairView(ICalendars calendars, IEnumerable<IStopProgress> stops, TimeProvider clock)
{
    /// <summary>The case at a glance.</summary>
    public async Task<RepairSummary> SummaryAsync(RepairCase repair, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var left = calendar.WorkingDaysLeft(clock.GetUtcNow(), repair.Deadline.WorkingLastDay);
        return new RepairSummary(repair.CaseId, repair.Stage, repair.Item, ChinaTime.At(repair.ReceivedAt), ChinaTime.At(repair.FiledAt),
            ShownDeadline.Of(repair.Deadline), repair.IsOpen ? left : null, At(repair.OverdueSince), repair.ReceivingBody, repair.DecidingBody)
        {
            RecordId = repair.TargetKind == RepairTargetKind.Record ? repair.TargetId : null,
            DeterminationId = repair.TargetKind == RepairTargetKind.Determination ? repair.TargetId : null,
            Repeats = repair.Repeats,
            Delivery = repair.Delivery,
            Outcome = repair.Outcome,
            Effect = repair.Effect,
            DecidedAt = At(repair.DecidedAt),
            ToldAt = At(repair.ToldAt),
            Proof = repair.Proof,
            InTime = repair.WasMet,
            ClosedAt = At(repair.ClosedAt),
            DeliveryFailed = repair.Failures.Count > 0 ? [.. repair.Failures.Values.Distinct()] : null,
        };
    }

    /// <summary>The case with its history, and how far the stop of what rested on it got.</summary>
    public async Task<RepairSummary> DetailsAsync(RepairCase repair, IReadOnlyList<CaseEntry<RepairEvent>> history, CancellationToken cancellationToken) =>
        await SummaryAsync(repair, cancellationToken) with
        {
            Stops = repair.Effect is null ? null : await StopsAsync(repair, cancellationToken),
            Events = [.. history.Where(entry => entry.Happened is not RepairEvent.DutiesDone).Select(ShownRepairEvent.Of)],
        };

    private async Task<IReadOnlyList<StoppedUnit>> StopsAsync(RepairCase repair, CancellationToken cancellationToken)
    {
        var units = new List<StoppedUnit>();
        foreach (var room in stops) units.AddRange(await room.OfGroundAsync(repair.SubjectId, repair.TargetId, cancellationToken));
        return units;
    }

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } at ? ChinaTime.At(at) : null;
}
