using Azure;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>What a unit does, on real storage: what it costs, what a crash at any call of it leaves, and what the unit's orchestration is told.</summary>
public sealed class UnitActTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    /// <remarks>The unit sends it again, or never comes back and its orchestration looks.</remarks>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [Trait("Article", "19")]
    [Trait("Article", "23")]
    public async Task Crash_at_any_storage_call_of_a_feedback_forgets_no_entry_and_tells_the_subject_once(bool afterTheCall, bool sentAgain)
    {
        var clean = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (cleanId, cleanUnits) = await ToldAsync(clean);
        var before = clean.Stored.Faults.Calls;
        await clean.AnswerAsync(cleanId, cleanUnits[0]);
        // Two reads at the same time, the row, whether the action still holds, the subject's notice, the row.
        var calls = clean.Stored.Faults.Calls - before;
        Assert.Equal(6, calls);

        for (var at = 1; at <= calls; at++)
        {
            var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
            var (id, units) = await ToldAsync(rooms);
            var failAt = rooms.Stored.Faults.Calls + at;
            rooms.Stored.Faults.FailAfter = afterTheCall;
            rooms.Stored.Faults.Fail = _ => rooms.Stored.Faults.Calls == failAt;
            var answered = await AnsweredAsync(rooms, id, units[0]);
            rooms.Stored.Faults.Fail = _ => false;
            if (sentAgain && !answered) await rooms.AnswerAsync(id, units[0]);
            else await rooms.Round.GoAsync(id, units[0], default);

            var file = (await rooms.Boards.ReadAsync(id, units[0], default))!.Find(units[0])!.File;
            var stored = file.Task.Stage == UnitStage.Implemented;
            Assert.True(stored || (!answered && !sentAgain), "Answered, and not stored.");
            Assert.False(file.IsDue);
            Assert.Equal(stored ? 1 : 0, rooms.Ledger.Entries.Select(entry => entry.Id).Distinct().Count());
            Assert.Equal(stored ? ["joint-measure-applied"] : [], (await rooms.Inbox.OpenAsync(rooms.Subject, null, 50, default)).Notices.Select(notice => notice.Kind));
        }
    }

    [Fact]
    [Trait("Article", "24")]
    public async Task Feedback_while_the_ledger_is_down_is_refused_but_kept_and_logged_before_anybody_is_told_of_it()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await ToldAsync(rooms);
        rooms.Ledger.Fails = true;
        var refused = await Assert.ThrowsAsync<ProblemException>(() => rooms.AnswerAsync(id, units[0]));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, refused.Problem.Status);
        Assert.Empty((await rooms.Inbox.OpenAsync(rooms.Subject, null, 50, default)).Notices);
        Assert.Equal([UnitBell.Look], rooms.Rings);
        await Assert.ThrowsAsync<ProblemException>(() => rooms.Round.GoAsync(id, units[0], default));

        rooms.Ledger.Fails = false;
        await rooms.Round.GoAsync(id, units[0], default);
        await rooms.Round.GoAsync(id, units[0], default);
        Assert.Equal("applied", Assert.Single(rooms.Ledger.Entries).Detail);
        Assert.Single((await rooms.Inbox.OpenAsync(rooms.Subject, null, 50, default)).Notices);
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task The_same_feedback_again_is_neither_stored_nor_logged_again()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await ToldAsync(rooms);
        var first = await rooms.AnswerAsync(id, units[0]);
        var again = await rooms.AnswerAsync(id, units[0]);
        Assert.Equal(first.Find(units[0])!.Version, again.Find(units[0])!.Version);
        Assert.Single(rooms.Ledger.Entries);
    }

    [Fact]
    [Trait("Article", "27")]
    public async Task Unit_that_answered_is_looked_after_no_more_and_from_the_stop_on_again()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var ground = AzuriteFixture.UniqueName("r");
        var (id, units) = await ToldAsync(rooms, ground);
        // Told, each is looked after from its first reminder on.
        Assert.Equal(units, rooms.LookedAfter.Select(wake => wake.Unit));
        await rooms.AnswerAsync(id, units[0]);
        Assert.Equal([UnitBell.Over], rooms.Rings);

        rooms.LookedAfter.Clear();
        await rooms.StopAsync(ground);
        await rooms.GoAsync(id);
        Assert.Equal(units, rooms.LookedAfter.Select(wake => wake.Unit));
        Assert.All(rooms.LookedAfter, wake => Assert.Equal(wake.WakeAt, UnitBell.TimeOf(UnitBell.At(wake.WakeAt))));
        rooms.LookedAfter.Clear();
        await rooms.GoAsync(id);
        Assert.Empty(rooms.LookedAfter);
    }

    [Fact]
    [Trait("Article", "19")]
    public async Task Row_that_somebody_else_wrote_meanwhile_is_left_to_the_orchestration()
    {
        var rooms = new JointRooms(new StoredApp(azurite.ConnectionString));
        var (id, units) = await ToldAsync(rooms);
        var other = new JointRooms(new StoredApp(azurite.ConnectionString), rooms);
        var (writes, raced) = (0, false);
        rooms.Stored.Faults.Fail = message =>
        {
            // Its second write of the row, which takes note: the orchestration looked in between and was faster.
            if (message.Request.Uri.Path.Contains("RowKey='u", StringComparison.Ordinal) && message.Request.Method.ToString() is "PUT" && ++writes == 2 && !raced)
            {
                raced = true;
                Task.Run(() => other.Round.GoAsync(id, units[0], default)).Wait();
            }

            return false;
        };
        await rooms.AnswerAsync(id, units[0]);
        Assert.True(raced);
        Assert.Equal([UnitBell.Look], rooms.Rings);
        Assert.False((await rooms.Boards.ReadAsync(id, units[0], default))!.Find(units[0])!.File.IsDue);
        Assert.Single((await rooms.Inbox.OpenAsync(rooms.Subject, null, 50, default)).Notices);
    }

    private static async Task<(string Id, IReadOnlyList<string> Units)> ToldAsync(JointRooms rooms, string ground = "r1")
    {
        var (id, units) = await rooms.StartAsync(2, JointActionKind.Punishment, ground);
        await rooms.GoAsync(id);
        await rooms.Inbox.TasksAsync(rooms.Subject, default);
        return (id, units);
    }

    private static async Task<bool> AnsweredAsync(JointRooms rooms, string id, string unit)
    {
        try
        {
            await rooms.AnswerAsync(id, unit);
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }
}
