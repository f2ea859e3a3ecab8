using CreditFunctions.Cases;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>What the activities ask of the store.</summary>
internal static class ObjectionDuties
{
    /// <summary>The decision of a decided case. Cost: 1 round trip.</summary>
    public static async Task<ObjectionEvent.Decided> DecisionAsync(this ObjectionStore store, string caseId, CancellationToken cancellationToken) =>
        (await store.HistoryAsync(caseId, cancellationToken)).Select(entry => entry.Happened).OfType<ObjectionEvent.Decided>().Single();

    /// <summary>Records that the result reached the applicant; the first record counts. Cost: 2 round trips.</summary>
    public static Task<CaseFile<ObjectionCase>> TellAsync(this ObjectionStore store, string caseId, Actor by, DeliveryWay way, string proof,
        CancellationToken cancellationToken) => store.ApplyAsync(caseId, (now, objection) => new CaseEntry<ObjectionEvent>(
            objection.Stage == ObjectionStage.Told ? new ObjectionEvent.TimePassed(now) : new ObjectionEvent.Told(now, by, way, proof)),
            null, cancellationToken);
}
