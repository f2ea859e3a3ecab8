using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>What the activities ask of the store.</summary>
internal static class ObjectionDuties
{
    /// <summary>The case and one of its duties; the duty is null where it was done already. Cost: 1 round trip.</summary>
    public static async Task<(ObjectionCase Case, Duty? Duty)> DutyAsync(this ObjectionStore store, DutyInput input, CancellationToken cancellationToken)
    {
        var file = await store.ReadAsync(input.CaseId, cancellationToken)
            ?? throw new InvalidDataException($"There is no objection {input.CaseId}.");
        return (file.Case, file.Case.Outstanding.FirstOrDefault(duty => duty.Id == input.DutyId));
    }

    /// <summary>The decision of a decided case. Cost: 1 round trip.</summary>
    public static async Task<ObjectionEvent.Decided> DecisionAsync(this ObjectionStore store, string caseId, CancellationToken cancellationToken) =>
        (await store.HistoryAsync(caseId, cancellationToken)).Select(entry => entry.Happened).OfType<ObjectionEvent.Decided>().Single();

    /// <summary>Records that the result reached the applicant; the first record counts. Cost: 2 round trips.</summary>
    public static Task<ObjectionFile> TellAsync(this ObjectionStore store, string caseId, Actor by, DeliveryWay way, string proof,
        CancellationToken cancellationToken) => store.ApplyAsync(caseId, (now, objection) => new ObjectionEntry(
            objection.Stage == ObjectionStage.Told ? new ObjectionEvent.TimePassed(now) : new ObjectionEvent.Told(now, by, way, proof)),
            null, cancellationToken);
}
