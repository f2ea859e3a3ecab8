using System.Net;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>An objection of 24 September 2026, ten working days to 15 October, over the real HTTP port on a controlled clock.</summary>
[Trait("Article", "25")]
public sealed class ObjectionStoryTests : IAsyncLifetime
{
    private readonly RunningApp _running = new();
    private ObjectionApp _app = null!;

    public async Task InitializeAsync()
    {
        await _running.InitializeAsync();
        _app = await ObjectionApp.StartAsync(_running.Process, _running.Stored);
    }

    public Task DisposeAsync() => _running.DisposeAsync();

    [Fact]
    public async Task Objection_runs_through_its_ten_working_days_to_a_decision_that_the_applicant_receives()
    {
        var (status, filed) = await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = ObjectionApp.Statement });
        Assert.Equal(HttpStatusCode.Accepted, status);
        var id = (string)filed!["objectionId"]!;
        Assert.Equal(("received", "2026-10-15", 10), ((string)filed["state"]!, (string)filed["deadline"]!["lastDay"]!, (int)filed["daysLeft"]!));
        Assert.True(await _app.IsMarkedAsync());

        await _app.MoveToAsync("2026-10-15T10:00:00+08:00");
        Assert.Equal(["assigned", "reminder", "reminder", "reminder", "reminder"], await _app.KindsAsync(_app.Handler, unit: true));
        Assert.Equal(["accepted"], await _app.KindsAsync(_app.Applicant, unit: false));

        var (decided, _) = await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision());
        Assert.Equal(HttpStatusCode.OK, decided);
        await _app.QuietAsync();

        var page = await _app.ReadAsync(id);
        Assert.Equal("told", (string)page["objection"]!["state"]!);
        Assert.True((bool)page["objection"]!["inTime"]!);
        Assert.False(await _app.IsMarkedAsync());
        Assert.Equal(["accepted", "result"], await _app.KindsAsync(_app.Applicant, unit: false));
        var result = (await _app.GetAsync("me/notices", _app.Applicant)).Body!["notices"]![0]!;
        Assert.Contains("没有全部履行缴款义务", (string)result["text"]!, StringComparison.Ordinal);
        Assert.Equal((string)result["noticeId"]!, (string)page["objection"]!["proof"]!);
        Assert.Equal(["filed", "time-passed", "time-passed", "time-passed", "time-passed", "decided", "told"],
            page["events"]!.AsArray().Select(entry => (string)entry!["event"]!));

        var sent = await _app.Process.NoticesAsync(_app.Provider);
        Assert.Equal(5, sent.Count);
    }

    [Fact]
    public async Task Missed_deadline_is_overdue_opens_a_referral_and_reminds_each_working_day_until_told()
    {
        var id = await _app.FileAsync();
        await _app.MoveToAsync("2026-10-15T23:59:59+08:00");
        Assert.Null((await _app.ReadAsync(id))["objection"]!["overdueSince"]);
        await _app.MoveToAsync("2026-10-19T12:00:00+08:00");
        Assert.Equal("2026-10-16T00:00:00+08:00", (string)(await _app.ReadAsync(id))["objection"]!["overdueSince"]!);
        Assert.Equal(["assigned", "reminder", "reminder", "reminder", "reminder", "overdue", "overdue-reminder", "overdue-reminder"],
            await _app.KindsAsync(_app.Handler, unit: true));
        Assert.Equal(["accepted", "overdue"], await _app.KindsAsync(_app.Applicant, unit: false));

        var auditor = await _app.TokenAsync("auditor");
        var referral = Assert.Single((await _app.GetAsync("referrals", auditor)).Body!["referrals"]!.AsArray(),
            referral => (string)referral!["caseId"]! == id)!;
        Assert.Equal(("suspected", _app.Provider, 36), ((string)referral["state"]!, (string)referral["unit"]!, (int)referral["article"]!));

        await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision());
        await _app.QuietAsync();
        var summary = (await _app.ReadAsync(id))["objection"]!;
        Assert.Equal("told", (string)summary["state"]!);
        Assert.False((bool)summary["inTime"]!);
    }
}
