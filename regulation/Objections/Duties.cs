using static CreditFunctions.Regulation.Objections.ObjectionEvent;

namespace CreditFunctions.Regulation.Objections;

/// <summary>Keeps the list of what must still be done.</summary>
internal static class Duties
{
    internal static Step Done(ObjectionCase objection, DutiesDone done)
    {
        var ids = done.DutyIds.ToHashSet(StringComparer.Ordinal);
        if (!objection.Outstanding.Any(duty => ids.Contains(duty.Id))) return Step.Nothing(objection);
        return new Step(objection with
        {
            Outstanding = [.. objection.Outstanding.Where(duty => !ids.Contains(duty.Id))],
            Failures = objection.Failures.Where(failure => !ids.Contains(failure.Key)).ToDictionary(),
        }, done, []);
    }

    /// <summary>Shown once; the same failure again says nothing new.</summary>
    internal static Step Failed(ObjectionCase objection, DutyFailed failed)
    {
        var isNews = objection.Outstanding.Any(duty => duty.Id == failed.DutyId)
            && !(objection.Failures.TryGetValue(failed.DutyId, out var known) && known == failed.Why);
        return !isNews ? Step.Nothing(objection) : new Step(
            objection with { Failures = new Dictionary<string, string>(objection.Failures) { [failed.DutyId] = failed.Why } }, failed, []);
    }
}
