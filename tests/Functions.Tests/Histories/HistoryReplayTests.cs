using CreditFunctions.Cases;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Histories;

/// <summary>
/// Orchestrations that were started under a release go on under the next: the code of today repeats, step by step, what saved histories say. A
/// test that fails here names the step that changed; what to do then stands in docs/runbook.md, "Change a workflow with cases in flight".
/// </summary>
public sealed class HistoryReplayTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Histories", "Saved");
    private static readonly AppOrchestrators s_code = new();

    public static TheoryData<string> Files => [.. SavedFiles()];

    /// <summary>Histories of cases, which go from wake to wake.</summary>
    // No time runs in a referral: its orchestration tells who is concerned and ends, and never waits for a ring.
    public static TheoryData<string> CaseFiles => [.. SavedFiles().Where(file => Read(file) is { Name: not "Referral" } saved
        && saved.Turns[0].Scheduled is [TaskScheduled first] && IsLook(first))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Code_of_today_repeats_a_saved_history(string file)
    {
        var saved = Read(file);
        var next = Next(saved, []);
        if (saved.Ended) Assert.True(next.Ending is Completed or ContinuedAsNew, Told(next));
        else Assert.True(next.Ending is null, Told(next));
    }

    [Theory]
    [MemberData(nameof(CaseFiles))]
    public void Case_that_was_in_flight_answers_the_next_ring(string file)
    {
        var saved = Read(file);
        // Cut off where it last waited for a ring or the clock: there every case stands between two wakes.
        var wakes = Enumerable.Range(1, saved.Turns.Count).Where(count => Waits(saved.Turns[count - 1])).ToList();
        Assert.NotEmpty(wakes);
        Assert.All(wakes, count =>
        {
            var next = Next(saved with { Turns = [.. saved.Turns.Take(count)] }, [new EventRaised(CaseBell.Event, "\"ring\"")]);
            Assert.True(IsLook(Assert.IsType<TaskScheduled>(Assert.Single(next.Turn.Scheduled))));
        });
    }

    [Fact]
    public void Every_orchestrator_has_a_saved_history_of_its_version()
    {
        var saved = SavedFiles().Select(Read).Select(history => (history.Name, history.Version)).ToHashSet();
        Assert.All(s_code.Names, name => Assert.True(saved.Contains((name, s_code.VersionOf(name))),
            $"{name} version {s_code.VersionOf(name)} has no saved history: run a story that starts it on a data folder of your own, then "
            + $"dotnet run --project tests/HistoryRecorder -- <data folder> {name}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Step_that_is_left_out_or_renamed_is_named(string file)
    {
        var saved = Read(file);
        var at = Enumerable.Range(0, saved.Turns.Count).First(turn => saved.Turns[turn].Scheduled.OfType<TaskScheduled>().Any());
        var changed = saved.Turns[at] with
        {
            Scheduled = [.. saved.Turns[at].Scheduled.Select(step => step is TaskScheduled task ? task with { Name = "BeforeThat" } : step)],
        };
        var next = Next(saved with { Turns = [.. saved.Turns.Take(at), changed, .. saved.Turns.Skip(at + 1)] }, []);
        Assert.Contains("expected TaskScheduled 'BeforeThat'", Assert.IsType<Failed>(next.Ending).Failure.ErrorMessage, StringComparison.Ordinal);
    }

    private static IEnumerable<string> SavedFiles() => Directory.GetFiles(s_folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static bool IsLook(TaskScheduled task) => task.Name.EndsWith("Look", StringComparison.Ordinal);

    private static bool Waits(HistoryTurn turn) => turn is { Ended: null, Scheduled: [TimerCreated] };

    private static TurnOutcome Next(SavedHistory saved, IReadOnlyList<Arrival> arrived) =>
        saved.Replay(s_code).Run(saved.Turns[^1].At.AddMinutes(1), arrived);

    private static string Told(TurnOutcome next) => next.Ending is Failed failed ? failed.Failure.ErrorMessage : $"It ended: {next.Ending?.Status.ToString() ?? "no"}.";

    private static SavedHistory Read(string file) => SavedHistory.Parse(File.ReadAllText(Path.Combine(s_folder, file)));
}
