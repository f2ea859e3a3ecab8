using System.Net;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>Ids that stand in a query, a body or a header, where the table of routes does not reach: another's thing is answered like none.</summary>
[Trait("Article", "28")]
public sealed class OthersIdsTests(RunningApp running) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Another_bodys_authorisation_answers_like_none()
    {
        var app = await StartAsync();
        var querier = await OtherQuerierAsync(app);
        var theirs = await new MatrixThings(app, running.Stored).AuthorisationAsync();
        await SameAsync(HttpStatusCode.NotFound, theirs, NewId.Make(theirs[0]),
            id => SendAsync(HttpMethod.Get, $"subjects/{app.SubjectId}/records?authorisation={id}", querier));
    }

    [Fact]
    public async Task Another_bodys_unannounced_inspection_answers_like_none()
    {
        var app = await StartAsync();
        var querier = await OtherQuerierAsync(app);
        var theirs = await new MatrixThings(app, running.Stored).InspectionAsync();
        await SameAsync(HttpStatusCode.NotFound, theirs, NewId.Make(theirs[0]),
            id => SendAsync(HttpMethod.Get, $"subjects/{app.SubjectId}/records?purpose=1&matter=M1&unannounced={id}", querier));
    }

    [Fact]
    public async Task An_objection_to_anothers_record_answers_like_one_to_none()
    {
        var (app, other) = (await StartAsync(), await StartAsync());
        await SameAsync(HttpStatusCode.NotFound, other.RecordId, NewId.Make('r'),
            id => SendAsync(HttpMethod.Post, "objections", app.Applicant, new { recordId = id, statement = ObjectionApp.Statement }));
    }

    [Fact]
    public async Task Acting_for_a_subject_that_one_does_not_represent_answers_like_acting_for_none()
    {
        var (app, other) = (await StartAsync(), await StartAsync());
        foreach (var path in new[] { "me/records", "me/consents", "me/access-log", "objections" })
        {
            await SameAsync(HttpStatusCode.Forbidden, other.SubjectId, NewId.Make('s'), id => SendAsync(HttpMethod.Get, path, app.Applicant, onBehalfOf: id));
        }
    }

    private Task<ObjectionApp> StartAsync() => ObjectionApp.StartAsync(running.Process, running.Stored);

    private static Task<string> OtherQuerierAsync(ObjectionApp app) => app.TokenAsync("querier", ObjectionApp.Code("11"), "other-querier");

    private static async Task SameAsync(HttpStatusCode expected, string theirs, string none, Func<string, Task<(HttpStatusCode Status, string Answer)>> send)
    {
        var (there, unknown) = (await send(theirs), await send(none));
        Assert.Equal(expected, there.Status);
        Assert.Equal(unknown, there);
    }

    private async Task<(HttpStatusCode Status, string Answer)> SendAsync(HttpMethod method, string path, string token, object? body = null, string? onBehalfOf = null)
    {
        using var request = new HttpRequestMessage(method, "api/v1/" + path);
        request.Headers.Authorization = new("Bearer", token);
        if (onBehalfOf is not null) request.Headers.Add("On-Behalf-Of", onBehalfOf);
        if (body is not null) request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var answer = await running.Process.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
