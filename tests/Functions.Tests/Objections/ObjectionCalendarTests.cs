using System.Net;
using CreditFunctions.Functions.Tests.JointActions;
using CreditFunctions.Functions.Tests.Repairs;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>Cases of 18 December 2026 run into a year whose calendar is not out; then the calendar is published, and then corrected.</summary>
[Trait("Article", "19"), Trait("Article", "25"), Trait("Article", "26")]
public sealed class ObjectionCalendarTests
{
    [Fact]
    public async Task Published_calendar_recounts_running_cases_and_tells_everybody_old_new_and_why()
    {
        await using var host = await ObjectionHost.StartAsync("2026-12-18T10:00:00+08:00");
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        var beside = await Beside.StartAsync(host);
        var provisional = (await app.ReadAsync(id))["deadline"]!;
        Assert.Equal(("2027-01-04", true), ((string)provisional["lastDay"]!, (bool)provisional["provisional"]!));

        await PublishAsync(app, "国办发明电〔2026〕9号", 4);

        var page = await app.ReadAsync(id);
        var deadline = page["deadline"]!;
        Assert.Equal(("2027-01-05", "2027-01-05", false), ((string)deadline["lastDay"]!, (string)deadline["workingLastDay"]!, (bool)deadline["provisional"]!));
        var entry = Assert.Single(page["events"]!.AsArray(), entry => (string)entry!["event"]! == "calendar-published")!;
        Assert.Equal("国办发明电〔2026〕9号", (string)entry["details"]!["why"]!);
        Assert.Equal(("2027-01-04", "2027-01-05"), ((string)entry["details"]!["moved"]!["oldLastDay"]!, (string)entry["details"]!["moved"]!["newLastDay"]!));
        Assert.Equal(["assigned", "deadline-moved"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["accepted", "deadline-moved"], await app.KindsAsync(app.Applicant, unit: false));
        var text = (string)(await app.GetAsync("me/notices", app.Applicant)).Body!["notices"]![0]!["text"]!;
        Assert.Contains("2027年1月4日", text, StringComparison.Ordinal);
        Assert.Contains("2027年1月5日", text, StringComparison.Ordinal);
        Assert.Contains("国办发明电〔2026〕9号", text, StringComparison.Ordinal);

        Assert.Equal(("2027-01-05", "2027-01-05"), await beside.LastDaysAsync());
        Assert.Equal(["joint-task", "joint-deadline-moved"], await beside.Joint.KindsAsync(beside.Unit));
        Assert.Equal(["repair-accepted", "repair-deadline-moved"], await beside.Repairs.KindsAsync(beside.Repairs.Applicant, unit: false));

        await app.MoveToAsync("2027-01-05T23:59:59+08:00");
        Assert.Null((await app.ReadAsync(id))["overdueSince"]);
        Assert.Equal(("open", null), await beside.StandAsync());
        await app.MoveToAsync("2027-01-06T00:00:01+08:00");
        Assert.Equal("2027-01-06T00:00:00+08:00", (string)(await app.ReadAsync(id))["overdueSince"]!);
        Assert.Equal(("reasons-demanded", "2027-01-06T00:00:00+08:00"), await beside.StandAsync());

        // The unit says nothing for five working days more, and is referred; then it turns out that all of these days were off.
        await app.MoveToAsync("2027-01-14T08:00:00+08:00");
        Assert.Equal("referred", (await beside.StandAsync()).Unit);
        await PublishAsync(app, "国办发明电〔2026〕10号", 13);
        Assert.Equal(("open", null), await beside.StandAsync());
        Assert.Null((await app.ReadAsync(id))["overdueSince"]);
        var referrals = (await app.GetAsync("referrals", await app.TokenAsync("authority", ObjectionHost.Authority))).Body!["referrals"]!.AsArray();
        Assert.Equal(["joint-action-unanswered", "objection-overdue", "repair-overdue"], referrals.Select(referral => (string)referral!["cause"]!).Order());
        Assert.All(referrals, referral => Assert.NotNull((string?)referral!["factVanishedAt"]));
        await app.MoveToAsync("2027-01-14T23:59:59+08:00");
        Assert.Equal(("open", null), await beside.StandAsync());
        await app.MoveToAsync("2027-01-15T00:00:01+08:00");
        Assert.Equal(("reasons-demanded", "2027-01-15T00:00:00+08:00"), await beside.StandAsync());
    }

    private static async Task PublishAsync(ObjectionApp app, string notice, int lastDayOff)
    {
        var daysOff = Enumerable.Range(1, lastDayOff).Select(day => new DateOnly(2027, 1, day).ToString("O"));
        var (status, body) = await app.CallAsync(HttpMethod.Put, "api/v1/calendar/2027", await app.TokenAsync("authority", ObjectionApp.Code("11")),
            new { notice, daysOff, makeUpDays = Array.Empty<string>() });
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, body?.ToJsonString());
        await app.QuietAsync();
    }

    /// <summary>A joint punishment and a repair that run beside the objection, of other organisations.</summary>
    private sealed record Beside(JointApp Joint, string Action, string Unit, RepairApp Repairs, string Repair)
    {
        public static async Task<Beside> StartAsync(ObjectionHost host)
        {
            var joint = await JointApp.StartAsync(await host.AppAsync());
            var units = JointApp.Units(1);
            var repairs = await RepairApp.StartAsync(host.Process, host.Stored);
            return new Beside(joint, await joint.PunishAsync(units, endsOn: "2027-03-31"), units[0], repairs, await repairs.ApplyAsync());
        }

        public async Task<(string OfUnit, string OfRepair)> LastDaysAsync() => (
            (string)JointApp.UnitOf(await Joint.BoardAsync(Action), Unit)["deadline"]!["lastDay"]!, (string)(await Repairs.ReadAsync(Repair))["deadline"]!["lastDay"]!);

        public async Task<(string Unit, string? OverdueSince)> StandAsync() => (
            JointApp.StateOf(await Joint.BoardAsync(Action), Unit), (string?)(await Repairs.ReadAsync(Repair))["overdueSince"]);
    }
}
