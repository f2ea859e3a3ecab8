using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace CreditFunctions.Benchmarks;

/// <summary>
/// A joint action to two hundred units, told and stopped, against as many raw inserts; and a thousand actions with feedback, against the engine's rate for
/// as many turns: alone, and with activities that make, on the same Azurite, the calls that a unit's task and feedback must make.
/// </summary>
internal static class JointActionBenchmark
{
    private const int Units = 200, AtOnce = 32, Rounds = 21, Actions = 1000, UnitsEach = 20, Lanes = 32;
    private const double Goal = 3, TurnGoal = 0.5;

    public static async Task RunAsync()
    {
        await FanOutAsync();
        await ManyAsync();
    }

    private static async Task FanOutAsync()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        await using var seeded = await SeededOrganisations.MakeAsync(app);
        var actions = new JointActions(app, seeded);
        var units = JointActions.Units(Units);
        await actions.SignInAsync([]);
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("RawInserts");
        await table.CreateIfNotExistsAsync();
        var (raws, approved, told, stopped) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            var actionId = await actions.ProposeAsync(round + 1, units);
            await actions.QuietAsync();
            var raw = await TimeAsync(() => InsertAsync(table, round));
            // The approval reads the powers of each unit again; from its answer on the action holds.
            var approve = await TimeAsync(() => actions.ApproveAsync(actionId));
            var tell = await TimeAsync(actions.QuietAsync);
            Expect(await actions.BoardAsync(actionId), "open");
            var stop = await TimeAsync(async () =>
            {
                await actions.RevokeAsync(actionId);
                await actions.QuietAsync();
            });
            Expect(await actions.BoardAsync(actionId), "stop-unconfirmed");
            // The first round warms up.
            if (round < 0) continue;
            raws.Add(raw);
            approved.Add(approve);
            told.Add(tell);
            stopped.Add(stop);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"joint action: {Units} units told in {Load.Median(told) / Load.Median(raws):F1} x from the approval's answer (which took {Load.Median(approved) / Load.Median(raws):F1} x), stopped in {Load.Median(stopped) / Load.Median(raws):F1} x the {Load.Median(raws) * 1000:F0} ms of {Units} raw inserts, {AtOnce} at once (goal {Goal:F0} or less)"));
    }

    private static async Task ManyAsync()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        await using var seeded = await SeededOrganisations.MakeAsync(app);
        var actions = new JointActions(app, seeded);
        var units = JointActions.Units(UnitsEach);
        await actions.SignInAsync(units);
        var ids = new string[Actions];
        await ForEachAsync(Actions, async at => ids[at] = await actions.ProposeAsync(at, units));
        await actions.QuietAsync();
        var before = Turns(app);
        var seconds = await TimeAsync(async () =>
        {
            await ForEachAsync(Actions, at => actions.ApproveAsync(ids[at]));
            await ForEachAsync(Actions * UnitsEach, at => actions.FeedBackAsync(ids[at / UnitsEach], units[at % UnitsEach]));
            await actions.QuietAsync();
        });
        Expect(await actions.BoardAsync(ids[^1]), "implemented");
        var turns = Turns(app) - before;
        var (alone, calling) = (await EngineBenchmark.TurnsASecondAsync(), await EngineBenchmark.TurnsASecondAsync(turns, (await UnitCalls.MakeAsync(app, Actions * UnitsEach, turns / 2)).NextAsync));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"joint action: {Actions} actions x {UnitsEach} units with feedback in {seconds:F1} s, {turns} turns: {turns / seconds:F0}/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"joint action: = {turns / seconds / calling:F2} x the engine's rate with activities that make the same storage calls, {calling:F0}/s (goal {TurnGoal:F2}); {turns / seconds / alone:F2} x its {alone:F0}/s with activities that do nothing"));
    }

    private static Task ForEachAsync(int count, Func<int, Task> work) => Parallel.ForEachAsync(Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (at, _) => await work(at));

    private static Task InsertAsync(TableClient table, int round) => Parallel.ForEachAsync(Enumerable.Range(0, Units),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
        async (at, stop) => await table.AddEntityAsync(new TableEntity($"{round}", $"{at}") { ["Text"] = new string('文', 200) }, stop));

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Expect(System.Text.Json.Nodes.JsonNode board, string state)
    {
        var count = board["units"]!.AsArray().Count(unit => (string?)unit!["state"] == state);
        if (count != board["units"]!.AsArray().Count) throw new InvalidOperationException($"Only {count} units are {state}: {board["counts"]}");
    }

    private static long Turns(LocalAppProcess app)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Data, "durable.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM History";
        return (long)command.ExecuteScalar()!;
    }
}
