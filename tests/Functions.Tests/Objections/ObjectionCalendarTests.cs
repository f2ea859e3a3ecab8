using System.Net;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>A case of 18 December 2026 runs into a year whose calendar is not out; then the calendar is published.</summary>
[Trait("Article", "25")]
public sealed class ObjectionCalendarTests
{
    [Fact]
    public async Task Published_calendar_recounts_running_cases_and_tells_everybody_old_new_and_why()
    {
        await using var host = await ObjectionHost.StartAsync("2026-12-18T10:00:00+08:00");
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        var provisional = (await app.ReadAsync(id))["deadline"]!;
        Assert.Equal(("2027-01-04", true), ((string)provisional["lastDay"]!, (bool)provisional["provisional"]!));

        var (status, body) = await app.CallAsync(HttpMethod.Put, "api/v1/calendar/2027", await app.TokenAsync("authority", ObjectionApp.Code("11")), new
        {
            notice = "国办发明电〔2026〕9号",
            daysOff = new[] { "2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04" },
            makeUpDays = Array.Empty<string>(),
        });
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, body?.ToJsonString());
        await app.QuietAsync();

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

        await app.MoveToAsync("2027-01-05T23:59:59+08:00");
        Assert.Null((await app.ReadAsync(id))["overdueSince"]);
        await app.MoveToAsync("2027-01-06T00:00:01+08:00");
        Assert.Equal("2027-01-06T00:00:00+08:00", (string)(await app.ReadAsync(id))["overdueSince"]!);
    }
}
