using System.Net.Http.Json;
using CreditFunctions.Local.Tests.Hosting;
using CreditFunctions.Local.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Tests.Timers;

public sealed class TimerTriggersTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 24, 0, 30, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("timers-").FullName;
    private readonly TimerRuns _runs = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Behaviour_14_schedules_are_utc_and_each_occurrence_runs_once()
    {
        await using var host = await StartAsync(Start);
        await MoveAsync(host, "P3D");
        Assert.Equal([Day(24), Day(25), Day(26)], _runs.Of("Daily"));
        Assert.All(_runs.Where(run => run.Name == "Daily"), run => Assert.False(run.Timer.IsPastDue));
        var second = _runs.Where(run => run.Name == "Daily").ElementAt(1);
        Assert.Equal(Day(24).UtcDateTime, second.Timer.ScheduleStatus!.Last);
        Assert.Equal(Day(26).UtcDateTime, second.Timer.ScheduleStatus.Next);
    }

    [Fact]
    public async Task With_a_pace_a_far_move_runs_a_timer_no_oftener_and_in_its_last_hour_at_each_time()
    {
        await using var host = await StartAsync(Start, "0 */20 * * * *", "--timer-pace", "PT12H");
        await MoveAsync(host, "P2D");
        var runs = _runs.Of("BySetting").ToList();
        int[] minutes = [10, 12 * 60 + 10, 24 * 60 + 10, 36 * 60 + 10, 47 * 60 + 10, 47 * 60 + 30, 47 * 60 + 50];
        Assert.Equal(minutes.Select(minute => Start.AddMinutes(minute)), runs);
        Assert.Equal([Day(24), Day(25)], _runs.Of("Daily"));

        _runs.Clear();
        await MoveAsync(host, "PT1H");
        Assert.Equal(3, _runs.Of("BySetting").Count());
    }

    [Fact]
    public async Task Behaviour_14_an_exception_is_logged_and_the_run_is_not_tried_again()
    {
        await using var host = await StartAsync(Start);
        await MoveAsync(host, "P2D");
        Assert.Equal([Start.AddMinutes(30), Start.AddHours(12.5), Start.AddHours(24.5), Start.AddHours(36.5)], _runs.Of("BySetting"));
        Assert.Equal(4, host.Log.Lines.Count(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("BySetting failed. this run fails", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Behaviour_14_missed_runs_are_caught_up_by_one_that_is_past_due()
    {
        await using (var host = await StartAsync(Start)) await MoveAsync(host, "PT1H");
        Assert.Equal([Day(24)], _runs.Of("Daily"));
        _runs.Clear();

        var later = Start.AddDays(10);
        await using (var host = await StartAsync(later)) await MoveAsync(host, "PT0S");
        var caughtUp = Assert.Single(_runs, run => run.Name == "Daily");
        Assert.Equal(later, caughtUp.At);
        Assert.True(caughtUp.Timer.IsPastDue);
        Assert.Equal(Day(24).UtcDateTime, caughtUp.Timer.ScheduleStatus!.Last);
        _runs.Clear();

        await using (var host = await StartAsync(later)) await MoveAsync(host, "PT1H");
        Assert.False(Assert.Single(_runs, run => run.Name == "Daily").Timer.IsPastDue);
    }

    [Fact]
    public async Task A_run_that_the_hosts_end_cut_off_is_caught_up()
    {
        Task moving;
        await using (var host = await StartLongAsync())
        {
            moving = host.Client.PostAsJsonAsync("local/clock", new { advance = "PT1H" });
            for (var i = 0; i < 500 && _runs.IsEmpty; i++) await Task.Delay(20);
        }

        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Single(_runs);
        await using (var host = await StartLongAsync()) await MoveAsync(host, "PT0S");
        Assert.Equal([false, true], _runs.Select(run => run.Timer.IsPastDue));

        Task<TestHost> StartLongAsync() => TestHost.StartAsync([typeof(LongTimerFunctions)], builder => builder.Services.AddSingleton(_runs), _folder, Text(Start));
    }

    [Fact]
    public async Task A_new_timer_catches_nothing_up()
    {
        await using var host = await StartAsync(Start);
        await MoveAsync(host, "PT10M");
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task Run_on_startup_runs_at_every_start()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var host = await TestHost.StartAsync([typeof(StartupTimerFunctions)], builder => builder.Services.AddSingleton(_runs), _folder, Text(Start));
            await MoveAsync(host, "PT0S");
        }

        Assert.Equal([Start, Start], _runs.Of("AtStart"));
    }

    [Theory]
    [InlineData("0 0 1 * *")]
    [InlineData("every day")]
    public async Task A_schedule_that_cannot_be_read_stops_the_start(string schedule)
    {
        var error = await Assert.ThrowsAsync<InvalidFunctionException>(() => StartAsync(Start, schedule));
        Assert.Contains("The schedule of BySetting", error.Message, StringComparison.Ordinal);
        Assert.Contains("six fields", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedules_missing_setting_is_named() => Assert.Contains("the setting 'BySettingSchedule' is missing",
        (await Assert.ThrowsAsync<InvalidFunctionException>(() => StartAsync(Start, null))).Message, StringComparison.Ordinal);

    private static DateTimeOffset Day(int day) => new(2026, 9, day, 1, 0, 0, TimeSpan.Zero);

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ssK");

    private static async Task MoveAsync(TestHost host, string duration) =>
        (await host.Client.PostAsJsonAsync("local/clock", new { advance = duration })).EnsureSuccessStatusCode();

    private Task<TestHost> StartAsync(DateTimeOffset clock, string? schedule = "0 0 1,13 * * *", params string[] arguments) => TestHost.StartAsync([typeof(SampleTimerFunctions)],
        builder => builder.Services.AddSingleton(_runs), _folder, Text(clock),
        schedule is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["BySettingSchedule"] = schedule }, arguments: arguments);
}
