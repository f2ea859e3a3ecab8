using CreditFunctions.Cases;
using System.Net;
using CreditFunctions.Objections;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>An objection of 24 September 2026, ten working days to 15 October, over the real HTTP port on a controlled clock.</summary>
[Trait("Article", "25")]
public sealed class ObjectionStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Objection_runs_through_its_ten_working_days_to_a_decision_that_the_applicant_receives(bool replay)
    {
        await using var host = await ObjectionHost.StartAsync(replay: replay);
        var app = await host.AppAsync();
        var (status, filed) = await app.PostAsync("", app.Applicant, new { recordId = app.RecordId, statement = ObjectionApp.Statement });
        Assert.Equal(HttpStatusCode.Accepted, status);
        var id = (string)filed!["objectionId"]!;
        Assert.Equal(("received", "2026-10-15", 10), ((string)filed["state"]!, (string)filed["deadline"]!["lastDay"]!, (int)filed["daysLeft"]!));
        Assert.True(await app.IsMarkedAsync());

        await app.MoveToAsync("2026-10-15T10:00:00+08:00");
        Assert.Equal(["assigned", "reminder", "reminder", "reminder", "reminder"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["accepted"], await app.KindsAsync(app.Applicant, unit: false));

        var (decided, _) = await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        Assert.Equal(HttpStatusCode.OK, decided);
        await app.QuietAsync();

        var page = await app.ReadAsync(id);
        Assert.Equal("told", (string)page["state"]!);
        Assert.True((bool)page["inTime"]!);
        Assert.False(await app.IsMarkedAsync());
        Assert.Equal(["accepted", "result"], await app.KindsAsync(app.Applicant, unit: false));
        var result = (await app.GetAsync("me/notices", app.Applicant)).Body!["notices"]![0]!;
        Assert.Contains("没有全部履行缴款义务", (string)result["text"]!, StringComparison.Ordinal);
        Assert.Equal((string)result["noticeId"]!, (string)page["proof"]!);
        Assert.Equal(["filed", "time-passed", "time-passed", "time-passed", "time-passed", "decided", "told"],
            page["events"]!.AsArray().Select(entry => (string)entry!["event"]!));

        var sent = await app.Process.NoticesAsync(app.Provider);
        Assert.Equal(5, sent.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_overdue_for_months_reminds_each_working_day_and_never_dies(bool replay)
    {
        await using var host = await ObjectionHost.StartAsync(replay: replay);
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await app.MoveToAsync("2026-12-31T12:00:00+08:00");
        var days = WorkingCalendar.Shipped.WorkingDaysBetween(new DateOnly(2026, 10, 15), new DateOnly(2026, 12, 31));
        Assert.True(days > CaseLoop.WakesBeforeNewHistory);
        Assert.Equal(days, (await app.KindsAsync(app.Handler, unit: true)).Count(kind => kind == "overdue-reminder"));

        await ObjectionApp.OkAsync(app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision()));
        await app.QuietAsync();
        Assert.Equal("told", await app.StateAsync(id));
    }

    [Fact]
    public async Task Missed_deadline_is_overdue_opens_a_referral_and_reminds_each_working_day_until_told()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await app.MoveToAsync("2026-10-15T23:59:59+08:00");
        Assert.Null((await app.ReadAsync(id))["overdueSince"]);
        await app.MoveToAsync("2026-10-19T12:00:00+08:00");
        Assert.Equal("2026-10-16T00:00:00+08:00", (string)(await app.ReadAsync(id))["overdueSince"]!);
        Assert.Equal(["assigned", "reminder", "reminder", "reminder", "reminder", "overdue", "overdue-reminder", "overdue-reminder"],
            await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["accepted", "overdue"], await app.KindsAsync(app.Applicant, unit: false));

        var auditor = await app.TokenAsync("auditor", "112203007Q10000081");
        var referral = Assert.Single((await app.GetAsync("referrals", auditor)).Body!["referrals"]!.AsArray(),
            referral => (string)referral!["caseId"]! == id)!;
        Assert.Equal(("suspected", app.Provider, 36), ((string)referral["state"]!, (string)referral["unit"]!, (int)referral["article"]!));

        await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        await app.QuietAsync();
        var summary = (await app.ReadAsync(id));
        Assert.Equal("told", (string)summary["state"]!);
        Assert.False((bool)summary["inTime"]!);
    }
}
