using System.Net;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.Repairs;

/// <summary>A repair of 24 September 2026, ten working days to 15 October, over the real HTTP port on a controlled clock.</summary>
[Trait("Article", "26")]
public sealed class RepairStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Granted_repair_ends_publication_with_the_decision_and_tells_applicant_and_recipients(bool replay)
    {
        await using var host = await ObjectionHost.StartAsync(replay: replay);
        var app = await RepairApp.StartAsync(host.Process, host.Stored);
        Assert.Equal([app.RecordId], await app.PublicAsync());
        var (status, filed) = await app.TryApplyAsync();
        Assert.Equal(HttpStatusCode.Accepted, status);
        var id = (string)filed!["repairId"]!;
        Assert.Equal(("received", "2026-10-15", 10), ((string)filed["state"]!, (string)filed["deadline"]!["lastDay"]!, (int)filed["daysLeft"]!));
        await app.QuietAsync();
        Assert.Equal(["repair-assigned"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal([app.RecordId], await app.PublicAsync());

        var decided = await app.DecideAsync(id);
        Assert.Equal(("granted", "deleted"), ((string)decided["outcome"]!, (string)decided["effect"]!));
        // Asked at once, before the orchestration did anything.
        Assert.Empty(await app.PublicAsync());
        Assert.Null(await app.OwnAsync());

        await app.QuietAsync();
        var page = await app.ReadAsync(id);
        Assert.Equal(("told", true), ((string)page["state"]!, (bool)page["inTime"]!));
        Assert.Equal(["applied", "decided", "told"], page["events"]!.AsArray().Select(entry => (string)entry!["event"]!));
        Assert.Equal(["repair-accepted", "repair-result"], await app.KindsAsync(app.Applicant, unit: false));
        var result = (await app.GetAsync("me/notices", app.Applicant)).Body!["notices"]![0]!;
        Assert.Contains("违法状态已经消除", (string)result["text"]!, StringComparison.Ordinal);
        Assert.Equal((string)result["noticeId"]!, (string)page["proof"]!);
    }

    [Fact, Trait("Article", "36")]
    public async Task Missed_limit_reminds_opens_a_referral_and_goes_on_until_told()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await RepairApp.StartAsync(host.Process, host.Stored);
        var id = await app.ApplyAsync();
        await app.MoveToAsync("2026-10-19T12:00:00+08:00");
        Assert.Equal("2026-10-16T00:00:00+08:00", (string)(await app.ReadAsync(id))["overdueSince"]!);
        Assert.Equal(["repair-assigned", "repair-reminder", "repair-reminder", "repair-reminder", "repair-reminder", "repair-overdue",
            "repair-overdue-reminder", "repair-overdue-reminder"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["repair-accepted", "repair-overdue"], await app.KindsAsync(app.Applicant, unit: false));

        var auditor = await app.TokenAsync("auditor", "112203007Q10000081");
        var referral = Assert.Single((await app.GetAsync("referrals", auditor)).Body!["referrals"]!.AsArray(), referral => (string)referral!["caseId"]! == id)!;
        Assert.Equal(("suspected", app.Provider, "repair-overdue"), ((string)referral["state"]!, (string)referral["unit"]!, (string)referral["cause"]!));

        await app.DecideAsync(id, "rejected");
        await app.QuietAsync();
        var page = await app.ReadAsync(id);
        Assert.Equal(("told", false, "rejected"), ((string)page["state"]!, (bool)page["inTime"]!, (string)page["outcome"]!));
        Assert.Equal([app.RecordId], await app.PublicAsync());
    }

    [Fact]
    public async Task Serious_matter_is_annotated_and_only_its_subject_still_sees_it()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await RepairApp.StartAsync(host.Process, host.Stored, severity: "严重", decided: "2025-09-01");
        var querier = await app.TokenAsync("querier", app.Provider);
        var id = await app.ApplyAsync();
        Assert.Equal("annotated", (string)(await app.DecideAsync(id))["effect"]!);
        Assert.Empty(await app.PublicAsync());
        var own = await app.OwnAsync();
        Assert.Equal(("已修复", true), ((string)own!["annotation"]!, (bool)own["repaired"]!));
        Assert.DoesNotContain(app.RecordId, (await app.GetAsync($"subjects/{app.SubjectId}/records?purpose=administrative&matter=1", querier)).Body?.ToJsonString() ?? "",
            StringComparison.Ordinal);
        await app.QuietAsync();
        Assert.Equal("told", await app.StateAsync(id));
    }

    [Fact]
    public async Task Killed_again_and_again_it_goes_on_where_it_was_and_nobody_is_told_twice()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await RepairApp.StartAsync(host.Process, host.Stored);
        var id = await app.ApplyAsync();
        await RestartAsync();
        await app.MoveToAsync("2026-10-09T12:00:00+08:00");
        await RestartAsync();
        await app.DecideAsync(id);
        await RestartAsync();
        await app.QuietAsync();
        Assert.Equal("told", await app.StateAsync(id));
        Assert.Equal(["repair-assigned", "repair-reminder"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["repair-accepted", "repair-result"], await app.KindsAsync(app.Applicant, unit: false));
        Assert.Empty(await app.PublicAsync());

        async Task RestartAsync()
        {
            await host.Process.KillAsync();
            await host.Process.RestartAsync();
        }
    }
}
