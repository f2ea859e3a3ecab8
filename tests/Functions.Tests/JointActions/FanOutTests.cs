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
    [Trait("Article", "19")]
    public async Task Telling_writes_no_row_of_a_unit_and_each_shows_its_task_and_the_stop()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(3, ground: ground);
        var planned = (await rooms.Boards.ReadAsync(id, default))!.Units.Select(row => row.Version).ToList();
        await rooms.GoAsync(id);
        await rooms.StopAsync(ground);
        await rooms.GoAsync(id);
        var board = (await rooms.Boards.ReadAsync(id, default))!;
        Assert.Equal(planned, board.Units.Select(row => row.Version));
        Assert.All(board.Units, row => Assert.Equal([typeof(UnitEvent.Planned), typeof(UnitEvent.Tasked), typeof(UnitEvent.StopOrdered)],
            row.File.History.Select(happened => happened.GetType())));
        // What a unit itself does is written, with what it was told before.
        await rooms.ConfirmAsync(id, units[1]);
        var confirmed = (await rooms.Boards.ReadAsync(id, units[1], default))!.Find(units[1])!;
        Assert.NotEqual(planned[1], confirmed.Version);
        Assert.Equal((UnitStage.Open, true), (confirmed.File.Task.Stage, confirmed.File.IsSettled));
        Assert.Contains(confirmed.File.History, happened => happened is UnitEvent.StopOrdered);
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Unit_that_joins_while_the_others_are_being_told_is_told_by_itself()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await rooms.StartAsync(2);
        await rooms.Inbox.TasksAsync(Recipient.OfUnit(units[0]), default);
        var (joined, other) = (string.Empty, new JointRooms(new StoredApp(azurite.ConnectionString), rooms));
        rooms.Stored.Faults.Fail = message =>
        {
            // The board was read; the first inbox is being written.
            if (joined.Length == 0 && message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            {
                joined = "joining";
                Task.Run(async () => joined = await other.JoinAsync(id)).Wait();
            }

            return false;
        };
        await rooms.GoAsync(id);
        Assert.Empty(await rooms.ToldAsync(joined));
        Assert.Equal(UnitStage.Planned, (await rooms.Boards.ReadAsync(id, default))!.Find(joined)!.File.Task.Stage);
        await rooms.GoAsync(id);
        Assert.Equal(["joint-task"], await rooms.ToldAsync(joined));
        foreach (var unit in units) Assert.Equal(["joint-task"], await rooms.ToldAsync(unit));
        Assert.All((await rooms.Boards.ReadAsync(id, default))!.Units, row => Assert.Equal((UnitStage.Open, 0), (row.File.Task.Stage, row.File.Task.Outstanding.Count)));
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Unit_of_an_addition_that_was_cut_off_takes_no_part_until_it_is_added_again()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(1, ground: ground);
        await rooms.GoAsync(id);
        var unit = await rooms.JoinAsync(id, cutOff: true);
        rooms.Stored.Clock.Advance(TimeSpan.FromDays(20));
        await rooms.GoAsync(id);
        Assert.Equal(units, (await rooms.Boards.ReadAsync(id, default))!.Units.Select(row => row.File.Task.Unit));
        Assert.Empty(await rooms.ToldAsync(unit));

        await rooms.JoinAsync(id, unit);
        await rooms.GoAsync(id);
        var joined = (await rooms.Boards.ReadAsync(id, default))!.Find(unit)!.File.Task;
        Assert.Equal((UnitStage.Open, rooms.Stored.Clock.GetUtcNow()), (joined.Stage, joined.Deadline!.From));
        Assert.Equal(["joint-task"], await rooms.ToldAsync(unit));

        // After the stop, another that was cut off owes nothing to anybody.
        var late = await rooms.JoinAsync(id, cutOff: true);
        await rooms.StopAsync(ground);
        await rooms.GoAsync(id);
        Assert.Empty(await rooms.ToldAsync(late));
        foreach (var told in new[] { units[0], unit }) await rooms.ConfirmAsync(id, told);
        Assert.All((await rooms.Boards.ReadAsync(id, default))!.Units, row => Assert.True(row.File.IsSettled));
    }

    [Fact]
    [Trait("Article", "23")]
    public async Task Feedback_read_before_the_stop_and_written_after_it_tells_the_subject_of_nothing_that_came_true_no_more()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(2, JointActionKind.Punishment, ground);
        await rooms.GoAsync(id);
        var (stopped, other) = (false, new JointRooms(new StoredApp(azurite.ConnectionString), rooms));
        rooms.Stored.Faults.Fail = message =>
        {
            if (message.Request.Uri.Path.Contains("RowKey='u", StringComparison.Ordinal) && message.Request.Method.ToString() is "PUT" && !stopped)
            {
                stopped = true;
                Task.Run(async () =>
                {
                    await other.StopAsync(ground);
                    await other.GoAsync(id);
                }).Wait();
            }

            return false;
        };
        await rooms.AnswerAsync(id, units[0]);
        Assert.Equal([UnitBell.Look], rooms.Rings);
        await rooms.Round.GoAsync(id, units[0], default);
        Assert.DoesNotContain((await rooms.Inbox.OpenAsync(rooms.Subject, null, 50, default)).Notices, notice => notice.Kind == "joint-measure-applied");
        var task = (await rooms.Boards.ReadAsync(id, default))!.Find(units[0])!.File.Task;
        Assert.Equal((UnitStage.Implemented, true, 0), (task.Stage, task.OwesConfirmation, task.Outstanding.Count));
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Row_of_a_unit_that_never_confirms_does_not_grow()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(1, ground: ground);
        await rooms.GoAsync(id);
        await rooms.StopAsync(ground);
        await rooms.GoAsync(id);
        rooms.Stored.Clock.Advance(TimeSpan.FromDays(10));
        await rooms.Round.GoAsync(id, units[0], default);
        var (size, told) = ((await rooms.Boards.ReadAsync(id, default))!.Units[0].File.History.Count, (await rooms.ToldAsync(units[0])).Count);
        for (var day = 0; day < 14; day++)
        {
            rooms.Stored.Clock.Advance(TimeSpan.FromDays(1));
            await rooms.Round.GoAsync(id, units[0], default);
        }

        Assert.InRange((await rooms.ToldAsync(units[0])).Count, told + 6, told + 14);
        Assert.Equal(size, (await rooms.Boards.ReadAsync(id, default))!.Units[0].File.History.Count);
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Unit_whose_limit_passed_while_nobody_looked_is_told_to_stop_and_its_silence_is_not_forgotten()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await rooms.StartAsync(2, ground: ground);
        await rooms.GoAsync(id);
        // Nobody looked for three weeks, but for the unit that answered in time.
        await rooms.AnswerAsync(id, units[0]);
        rooms.Stored.Clock.Advance(TimeSpan.FromDays(22));
        await rooms.StopAsync(ground);
        await rooms.GoAsync(id);
        var board = (await rooms.Boards.ReadAsync(id, default))!;
        Assert.Equal([UnitStage.Implemented, UnitStage.ReasonsDemanded], board.Units.Select(row => row.File.Task.Stage));
        Assert.All(board.Units, row => Assert.Equal((true, 0), (row.File.Task.OwesConfirmation, row.File.Task.Outstanding.Count)));
        foreach (var unit in units) Assert.Equal("joint-stop", (await rooms.ToldAsync(unit))[^1]);
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
