using System.Net;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.Notices;

[Trait("Article", "25")]
public sealed class NoticesFunctionsTests(RunningApp running) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Receiver_confirms_a_notice_and_nobody_else_can()
    {
        var app = await ObjectionApp.StartAsync(running.Process, running.Stored);
        await app.FileAsync();
        await app.QuietAsync();
        var notice = (await ObjectionApp.OkAsync(app.GetAsync("units/me/notices", app.Handler)))["notices"]![0]!;
        var id = (string)notice["noticeId"]!;
        Assert.Equal("delivered", (string)notice["delivery"]!);

        var stranger = await app.TokenAsync("handler", ObjectionApp.Code("11"));
        ProblemAssert.Is(await Ack("units/me", stranger), HttpStatusCode.NotFound, "notice-not-found");
        ProblemAssert.Is(await Ack("me", app.Applicant), HttpStatusCode.NotFound, "notice-not-found");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/units/me/notices/a%27b/ack", app.Handler), HttpStatusCode.NotFound, "notice-not-found");
        var confirmed = await ObjectionApp.OkAsync(Ack("units/me", app.Handler));
        Assert.Equal("acknowledged", (string)confirmed["delivery"]!);
        Assert.StartsWith("p", (string)confirmed["acknowledgedBy"]!, StringComparison.Ordinal);

        Task<(HttpStatusCode, System.Text.Json.Nodes.JsonNode?)> Ack(string inbox, string token) =>
            app.CallAsync(HttpMethod.Post, $"api/v1/{inbox}/notices/{id}/ack", token);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=x")]
    [InlineData("continuation=zz")]
    [InlineData("continuation=6964")]
    public async Task Wrong_page_is_a_clear_error(string query) => ProblemAssert.Is(
        await running.GetAsync($"api/v1/units/me/notices?{query}", await running.TokenAsync("handler", ObjectionApp.Code("11"))),
        HttpStatusCode.BadRequest, "invalid-request");

    [Fact]
    public async Task Without_a_unit_there_is_no_units_inbox() => ProblemAssert.Is(
        await running.GetAsync("api/v1/units/me/notices", await running.TokenAsync("handler")), HttpStatusCode.Forbidden, "unit-missing");
}
