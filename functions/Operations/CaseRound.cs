using CreditFunctions.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Operations;

/// <summary>Goes round all open cases: heals those whose orchestration is missing, failed or stuck, and counts them.</summary>
internal sealed class CaseRound(IEnumerable<ICaseRoom> rooms, CaseHealer healer, CaseGauges gauges, IOptions<OperationsOptions> options)
{
    /// <summary>Cost: 1 round trip a kind, and 2 an open case.</summary>
    public async Task GoAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var counts = new List<CaseCount>();
        foreach (var room in rooms) counts.Add(await GoAsync(room, client, cancellationToken));
        gauges.Counted(counts);
    }

    private async Task<CaseCount> GoAsync(ICaseRoom room, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var open = await room.OpenAsync(cancellationToken);
        var standings = new CaseStanding?[open.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.CasesAtATime, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, open.Count, parallel, async (at, stop) => standings[at] = await healer.LookAsync(room, client, open[at], stop));
        var found = standings.OfType<CaseStanding>().ToList();
        return new CaseCount(room.Kind, [.. found.Where(of => !of.IsOverdue).Select(of => of.DaysLeft)], found.Count(of => of.IsOverdue));
    }
}
