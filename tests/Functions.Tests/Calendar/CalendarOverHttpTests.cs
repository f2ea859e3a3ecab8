using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Calendar;

/// <summary>The calendar's three routes on the running app.</summary>
[Trait("Article", "25")]
public sealed class CalendarOverHttpTests : IAsyncLifetime
{
    private LocalAppProcess _app = null!;

    public async Task InitializeAsync() => _app = await LocalAppProcess.StartAsync(clock: "2026-11-04T09:00:00+08:00");

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Deadlines_are_counted_and_years_shown()
    {
        await AnswersADeadlineWithItsDays();
        await RefusesWhatCannotBeCounted();
        await ShowsYears();
    }

    [Fact]
    public async Task Authority_publishes_a_year_and_it_counts()
    {
        await LetsOnlyTheAuthorityPublish();
        await PublishesAndCountsWithIt();
    }

    private async Task AnswersADeadlineWithItsDays()
    {
        var answer = await GetAsync("api/v1/calendar/deadline?received=2026-09-24T09:00:00%2B08:00&workingDays=10", HttpStatusCode.OK);
        Assert.Equal("2026-10-15", (string?)answer["lastDay"]);
        Assert.Equal("2026-10-16T00:00:00+08:00", (string?)answer["deadline"]);
        Assert.Equal("2026-09-28", (string?)answer["days"]![0]);
        Assert.Equal(10, answer["days"]!.AsArray().Count);
        Assert.Equal(WorkingCalendar.Shipped.Version, (string?)answer["calendarVersion"]);
        Assert.False((bool)answer["provisional"]!);
    }

    private async Task RefusesWhatCannotBeCounted()
    {
        var problem = await GetAsync("api/v1/calendar/deadline?received=2026-09-24T09:00:00&workingDays=10", HttpStatusCode.BadRequest);
        Assert.Equal("offset-required", (string?)problem["errors"]![0]!["code"]);
        problem = await GetAsync("api/v1/calendar/deadline?received=2099-12-30T09:00:00Z&workingDays=10", HttpStatusCode.BadRequest);
        Assert.Equal("out-of-range", (string?)problem["errors"]![0]!["code"]);
    }

    private async Task ShowsYears()
    {
        var year = await GetAsync("api/v1/calendar/2026", HttpStatusCode.OK);
        Assert.Equal("国办发明电〔2025〕7号", (string?)year["notice"]);
        Assert.Equal(248, (int)year["workingDays"]!);
        Assert.False((bool)year["provisional"]!);
        Assert.True((bool)(await GetAsync("api/v1/calendar/2027", HttpStatusCode.OK))["provisional"]!);
        Assert.Equal("year", (string?)(await GetAsync("api/v1/calendar/1999", HttpStatusCode.BadRequest))["errors"]![0]!["field"]);
    }

    private async Task LetsOnlyTheAuthorityPublish()
    {
        using var anonymous = await PutAsync(null, Notice());
        Assert.Equal(HttpStatusCode.Unauthorized, anonymous.StatusCode);
        using var provider = await PutAsync(await _app.TokenAsync(["provider"], unit: "112203007Q10000081"), Notice());
        Assert.Equal(HttpStatusCode.Forbidden, provider.StatusCode);
    }

    private async Task PublishesAndCountsWithIt()
    {
        var authority = await _app.TokenAsync(["authority"], unit: "112203007Q10000081", sub: "authority-1");
        using var wrong = await PutAsync(authority, new { notice = "", daysOff = new[] { "2028-01-01" }, makeUpDays = new[] { "2027-01-04" } });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var fields = (await ReadAsync(wrong))["errors"]!.AsArray().Select(error => (string?)error!["field"]);
        Assert.Equal(["notice", "daysOff", "makeUpDays"], fields);

        var before = await GetAsync("api/v1/calendar/deadline?received=2026-12-25T09:00:00%2B08:00&workingDays=10", HttpStatusCode.OK);
        using var created = await PutAsync(authority, Notice());
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using var again = await PutAsync(authority, Notice());
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(created.Headers.ETag, again.Headers.ETag);

        var after = await GetAsync("api/v1/calendar/deadline?received=2026-12-25T09:00:00%2B08:00&workingDays=10", HttpStatusCode.OK);
        Assert.Equal(("2027-01-11", true), ((string?)before["lastDay"], (bool)before["provisional"]!));
        Assert.Equal(("2027-01-09", false), ((string?)after["lastDay"], (bool)after["provisional"]!));
        Assert.NotEqual((string?)before["calendarVersion"], (string?)after["calendarVersion"]);
    }

    private static object Notice() => new
    {
        notice = "国办发明电〔2026〕1号",
        daysOff = new[] { "2027-01-01", "2027-01-02", "2027-01-03" },
        makeUpDays = new[] { "2027-01-09" },
    };

    private Task<HttpResponseMessage> PutAsync(string? token, object year) =>
        _app.SendAsync(HttpMethod.Put, "api/v1/calendar/2027", token, JsonContent.Create(year));

    private async Task<JsonNode> GetAsync(string path, HttpStatusCode expected)
    {
        using var answer = await _app.Client.GetAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        return await ReadAsync(answer);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
