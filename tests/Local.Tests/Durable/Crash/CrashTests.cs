using CreditFunctions.Local.CrashChild;
using CreditFunctions.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Local.Tests.Durable.Crash;

public class CrashTests
{
    private const int KillsOfADatabase = 10;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    public async Task Ten_kills_under_load_lose_nothing_acknowledged_and_every_case_ends_exactly_once(int seed)
    {
        using var folder = new TemporaryFolder();
        var (database, effects) = (Path.Combine(folder.Path, "durable.db"), Path.Combine(folder.Path, "effects.txt"));
        var (random, acknowledged) = (new Random(seed), new Acknowledgements());
        for (var life = 0; life < KillsOfADatabase; life++)
        {
            // Every fourth life dies while it opens the file and takes up what waits; the others at some point under load.
            var lines = life % 4 == 3 ? 1 : random.Next(2, 400);
            acknowledged.Read(await CrashedProcess.RunAsync(database, effects, $"{seed}-{life}", lines, TimeSpan.FromMilliseconds(random.Next(0, 40))));
        }

        var ends = await FinishAsync(database, effects);

        Assert.NotEmpty(acknowledged.Ended);
        Assert.Subset(ends.Cases.Keys.ToHashSet(), acknowledged.Started);
        Assert.All(ends.Cases.Values, ended => Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus));
        Assert.All(acknowledged.Ended, told => Assert.Equal(told.Value, ends.Cases[told.Key].SerializedOutput));
        var notes = ends.Cases.ToDictionary(found => found.Key, found => found.Value.ReadOutputAs<List<int>>()!);
        Assert.All(notes.Values, taken => Assert.Equal(Enumerable.Range(1, taken.Count), taken));
        Assert.All(acknowledged.Noted, noted => Assert.Contains(noted.Note, notes[noted.Id]));
        Assert.Equal(ends.Cases.Keys.Order(StringComparer.Ordinal), ends.Collected.Order(StringComparer.Ordinal));
        CheckEffects(effects, notes);
        CheckFile(database);
    }

    /// <summary>A last life in this process, to the end: closes what the killed ones left open.</summary>
    private static async Task<(Dictionary<string, OrchestrationMetadata> Cases, List<string> Collected)> FinishAsync(string database, string effects)
    {
        var converter = new JsonPayloadConverter();
        await using var engine = new DurableEngine(database, new CrashCode(effects, converter), converter, TimeProvider.System,
            NullLoggerFactory.Instance, new DurableEngineOptions { WarmInstances = 8 });
        await engine.StartAsync(CancellationToken.None);
        var cases = new Dictionary<string, OrchestrationMetadata>();
        await foreach (var found in engine.Client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            if (found.Name == "Case") cases.Add(found.InstanceId, found);
        }

        foreach (var id in cases.Keys)
        {
            await engine.Client.RaiseEventAsync(id, "Note", CrashCode.Close);
            cases[id] = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Hang);
        }

        await engine.WhenQuietAsync(CancellationToken.None).WaitAsync(Hang);
        await engine.Client.RaiseEventAsync(CrashCode.CollectorId, "Done", string.Empty);
        var collector = await engine.Client.WaitForInstanceCompletionAsync(CrashCode.CollectorId, getInputsAndOutputs: true).WaitAsync(Hang);
        return (cases, collector.ReadOutputAs<List<string>>()!);
    }

    /// <summary>Every activity ran, at least once.</summary>
    private static void CheckEffects(string effects, Dictionary<string, List<int>> notes)
    {
        var lines = File.ReadLines(effects).Select(line => line.TrimStart('\uFEFF')).ToHashSet();
        foreach (var (id, taken) in notes)
        {
            Assert.Superset(new HashSet<string>([$"{id} open", $"{id} child", $"{id} close", .. taken.Select(note => $"{id} note {note}")]), lines);
        }
    }

    /// <summary>The file is sound, each run has one end, and nothing waits in it.</summary>
    private static void CheckFile(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        object? Ask(string question)
        {
            using var command = connection.CreateCommand();
            command.CommandText = question;
            return command.ExecuteScalar();
        }

        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Equal(0L, Ask("SELECT count(*) FROM Instances WHERE (SELECT count(*) FROM History h WHERE h.Execution = Instances.Execution AND h.Body LIKE '%\"Ended\":%') <> 1"));
        Assert.Equal(0L, Ask("SELECT (SELECT count(*) FROM Tasks) + (SELECT count(*) FROM Timers) + (SELECT count(*) FROM Inbox)"));
    }
}
