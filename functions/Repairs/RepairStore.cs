using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Repairs;

/// <summary>The repairs.</summary>
internal sealed class RepairStore(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock, IOptions<RepairOptions> options)
    : CaseMachine<RepairCase, RepairEvent, RepairDuty>(account, cipher, calendars, clock, "Repairs", new RepairProcedure(options.Value.Rules))
{
    /// <summary>The decision of a decided case. Cost: 1 round trip.</summary>
    public async Task<RepairEvent.Decided> DecisionAsync(string caseId, CancellationToken cancellationToken) =>
        (await HistoryAsync(caseId, cancellationToken)).Select(entry => entry.Happened).OfType<RepairEvent.Decided>().Single();

    /// <summary>Records that the result reached the applicant; the first record counts. Cost: 2 round trips.</summary>
    public Task<CaseFile<RepairCase>> TellAsync(string caseId, Actor by, DeliveryWay way, string proof, CancellationToken cancellationToken) =>
        ApplyAsync(caseId, (now, repair) => new CaseEntry<RepairEvent>(repair.Stage == RepairStage.Told
            ? new RepairEvent.TimePassed(now) : new RepairEvent.Told(now, by, way, proof)), null, cancellationToken);

    /// <inheritdoc />
    protected override Problem Unknown => RepairProblems.Unknown;

    /// <inheritdoc />
    protected override Problem ProblemOf(Refusal why) => RepairProblems.Of(why);

    /// <inheritdoc />
    protected override string ActivityOf(RepairDuty duty) => RepairDutyActivities.Of(duty);
}
