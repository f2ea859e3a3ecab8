using Azure;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>What all units were told stands on the action: how that goes with units that join, answer, or are silent meanwhile.</summary>
public sealed class ToldTogetherTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
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
}
