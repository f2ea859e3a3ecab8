using Azure;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>The fan-out on real storage: what it costs, what a crash at any call of it leaves, and what races it.</summary>
public sealed class FanOutTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Few = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Article", "19")]
    public async Task Crash_at_any_storage_call_of_the_fan_out_leaves_the_same_end_and_tells_nobody_twice(bool afterTheCall)
    {
        var clean = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (first, _) = await clean.StartAsync(Few, ground: AzuriteFixture.UniqueName("r"));
        await clean.GoAsync(first);
        var (cleanId, _) = await clean.StartAsync(Few, ground: AzuriteFixture.UniqueName("r"));
        var before = clean.Stored.Faults.Calls;
        await DeliverAndStopAsync(clean, cleanId);
        var calls = clean.Stored.Faults.Calls - before;
        Assert.InRange(calls, 2 * (2 + Few), 40);

        for (var at = 1; at <= calls; at++)
        {
            var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
            var (id, units) = await rooms.StartAsync(Few, ground: AzuriteFixture.UniqueName("r"));
            await rooms.Boards.ReadAsync(id, default);
            await rooms.Inbox.TasksAsync(Recipient.OfUnit(units[0]), default);
            var failAt = rooms.Stored.Faults.Calls + at;
            rooms.Stored.Faults.FailAfter = afterTheCall;
            rooms.Stored.Faults.Fail = _ => rooms.Stored.Faults.Calls == failAt;
            // As the host runs an activity again that failed.
            await AgainAsync(() => rooms.GoAsync(id));
            await AgainAsync(async () => await StopHeadAsync(rooms, id));
            await AgainAsync(() => rooms.GoAsync(id));
            rooms.Stored.Faults.Fail = _ => false;

            var board = (await rooms.Boards.ReadAsync(id, default))!;
            Assert.All(board.Units, row => Assert.Equal((UnitStage.Open, true, 0), (row.File.Task.Stage, row.File.Task.OwesConfirmation, row.File.Task.Outstanding.Count)));
            foreach (var unit in units) Assert.Equal(["joint-task", "joint-stop"], await rooms.ToldAsync(unit));
            // What was published again had the same ids: the topic drops it.
            Assert.Equal(2 * Few, rooms.Published.Distinct().Count());
        }
    }

    [Fact]
    public async Task Each_unit_costs_one_round_trip_and_that_all_were_told_stands_once()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        await rooms.GoAsync((await rooms.StartAsync(1)).Id);
        var (id, _) = await rooms.StartAsync(200);
        var before = rooms.Stored.Faults.Calls;
        await rooms.GoAsync(id);
        // The board, two hundred inboxes, and the action read and written.
        Assert.Equal(1 + 200 + 2, rooms.Stored.Faults.Calls - before);
        Assert.Equal(1 + 200, rooms.Published.Count);

        before = rooms.Stored.Faults.Calls;
        var board = await rooms.Boards.ReadAsync(id, default);
        Assert.Equal((1, 200), (rooms.Stored.Faults.Calls - before, board!.Units.Count));
        before = rooms.Stored.Faults.Calls;
        await rooms.GoAsync(id);
        Assert.Equal(1, rooms.Stored.Faults.Calls - before);
    }

    [Fact]
    public async Task The_largest_board_is_one_query()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await rooms.StartAsync(500);
        await rooms.GoAsync(id);
        var before = rooms.Stored.Faults.Calls;
        Assert.Equal(units, (await rooms.Boards.ReadAsync(id, default))!.Units.Select(row => row.File.Task.Unit));
        Assert.Equal(1, rooms.Stored.Faults.Calls - before);
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Objection_upheld_while_the_task_is_being_delivered_leaves_no_unit_with_a_live_task()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(5, ground: ground);
        await rooms.Inbox.TasksAsync(Recipient.OfUnit(units[0]), default);
        var other = new JointRooms(new StoredApp(azurite.ConnectionString), rooms);
        var (upheld, puts) = (false, 0);
        rooms.Stored.Faults.Fail = message =>
        {
            // Three inboxes have the task, none of the rows says so yet.
            if (message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref puts) == 3 && !upheld)
            {
                upheld = true;
                Task.Run(() => other.StopAsync(ground)).Wait();
            }

            return false;
        };
        await rooms.GoAsync(id);
        Assert.True(upheld);
        Assert.False((await rooms.Boards.ReadAsync(id, default))!.Action.HoldsAt(rooms.Stored.Clock.GetUtcNow()));
        await rooms.GoAsync(id);

        var board = (await rooms.Boards.ReadAsync(id, default))!;
        Assert.All(board.Units, row => Assert.Equal(UnitState.StopUnconfirmed, UnitParts.StateOf(board.Action, row.File.Task, rooms.Stored.Clock.GetUtcNow())));
        foreach (var unit in units)
        {
            Assert.Equal("joint-stop", (await rooms.ToldAsync(unit))[^1]);
            var refused = await Assert.ThrowsAsync<ProblemException>(() => rooms.AnswerAsync(id, unit));
            Assert.Equal("action-stopped", refused.Problem.Code);
        }
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Feedback_that_is_faster_than_the_delivery_counts_and_the_task_is_still_delivered_once()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await rooms.StartAsync(2);
        await rooms.AnswerAsync(id, units[0]);
        await rooms.GoAsync(id);
        Assert.Equal([UnitStage.Implemented, UnitStage.Open], (await rooms.Boards.ReadAsync(id, default))!.Units.Select(row => row.File.Task.Stage));
        foreach (var unit in units) Assert.Equal(["joint-task"], await rooms.ToldAsync(unit));
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Ended_ground_stops_what_rests_on_it_once_and_costs_little_where_nothing_does()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, _) = await rooms.StartAsync(1, ground: ground);
        await rooms.StopAsync(ground);
        await rooms.StopAsync(ground);
        var action = (await rooms.Boards.ReadAsync(id, default))!.Action;
        Assert.Equal((JointActionStage.Ended, StopCause.ObjectionUpheld, ground, "o1"), (action.Stage, action.Stop!.Cause, action.Stop.GroundId, action.Stop.By));
        Assert.Equal(1, (await rooms.Store.HistoryAsync(id, default)).Count(entry => entry.Happened is JointActionEvent.Stopped));

        var before = rooms.Stored.Faults.Calls;
        await rooms.StopAsync(AzuriteFixture.UniqueName("r"));
        Assert.Equal(1, rooms.Stored.Faults.Calls - before);
    }

    [Theory]
    [Trait("Article", "27")]
    [InlineData(nameof(GroundEnd.Repaired), StopCause.Repaired)]
    [InlineData(nameof(GroundEnd.Revoked), StopCause.GroundRevoked)]
    [InlineData(nameof(GroundEnd.Corrected), StopCause.GroundCorrected)]
    [InlineData(nameof(GroundEnd.ObjectionUpheld), StopCause.ObjectionUpheld)]
    [InlineData(nameof(GroundEnd.ConsentWithdrawn), StopCause.ConsentWithdrawn)]
    [InlineData(nameof(GroundEnd.Expired), StopCause.GroundExpired)]
    public async Task Whatever_ended_the_ground_the_action_ends_each_unit_is_told_and_it_is_in_the_log(string end, StopCause cause)
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(2, ground: ground);
        await rooms.GoAsync(id);
        await rooms.StopAsync(ground, Enum.Parse<GroundEnd>(end));
        await rooms.GoAsync(id);
        var board = (await rooms.Boards.ReadAsync(id, default))!;
        Assert.Equal((JointActionStage.Ended, cause), (board.Action.Stage, board.Action.Stop!.Cause));
        Assert.All(board.Units, row => Assert.True(row.File.Task.OwesConfirmation));
        foreach (var unit in units) Assert.Equal("joint-stop", (await rooms.ToldAsync(unit))[^1]);
        Assert.Single(rooms.Ledger.Entries, entry => entry.Detail?.EndsWith(" o1", StringComparison.Ordinal) == true);
    }

    private static async Task DeliverAndStopAsync(JointRooms rooms, string id)
    {
        await rooms.GoAsync(id);
        await StopHeadAsync(rooms, id);
        await rooms.GoAsync(id);
    }

    private static Task StopHeadAsync(JointRooms rooms, string id) => rooms.Store.ApplyAsync(id, (now, _) =>
        new CreditFunctions.Cases.CaseEntry<JointActionEvent>(new JointActionEvent.Stopped(now, Actor.System, StopCause.Repaired)), null, default);

    private static async Task AgainAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is RequestFailedException or ProblemException)
        {
            await act();
        }
    }
}
