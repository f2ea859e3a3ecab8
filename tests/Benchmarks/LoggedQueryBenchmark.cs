using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Queries;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Benchmarks;

/// <summary>What the ledger costs a query: the same queries with it and without it, in one run, without HTTP to hide it.</summary>
internal static class LoggedQueryBenchmark
{
    private const int Lanes = 64, Rounds = 5;
    private const double Goal = 0.80;
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        await using var seeded = await SeededOrganisations.MakeAsync(app);
        var records = seeded.Services.GetRequiredService<RecordStore>();
        var logged = seeded.Services.GetRequiredService<RecordQuery>();
        var unlogged = new RecordQuery(records, new NoLedger(), RepairRules.Standard, TimeProvider.System);
        Func<int, Task> Ask(RecordQuery query) => turn => query.PublicAsync(seeded.SubjectOf(turn), LedgerEntry.Of(Caller.Anonymous, "public"), default);

        var (with, without) = (new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var (one, other) = (await Load.RateAsync(Lanes, s_round, Ask(unlogged)), await Load.RateAsync(Lanes, s_round, Ask(logged)));
            // The first round warms up.
            if (round < 0) continue;
            without.Add(one);
            with.Add(other);
        }

        var ratio = Load.Median(with.Zip(without, (one, other) => one / other));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"queries without ledger {Load.Median(without):F0}/s, with {Load.Median(with):F0}/s, ratio {ratio:F2} (goal {Goal:F2})"));
    }

    private sealed class NoLedger : ILedger
    {
        public IDisposable Expect() => new MemoryStream();

        public Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;

        public IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is kept.");
    }
}
