using System.Globalization;
using System.Net;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;

namespace CreditFunctions.Functions.Tests.AccessLogs;

/// <summary>A look that its subject may not know of yet. The clock of the shared app moves on by seconds only.</summary>
[Trait("Article", "24")]
public sealed class UnannouncedInspectionTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly DateTimeOffset s_begin = DateTimeOffset.Parse(RunningApp.Begin, CultureInfo.InvariantCulture);
    private readonly AccessLogApp _subject = new(app);

    [Fact]
    public async Task A_look_is_in_the_ledger_at_once_and_shown_to_its_subject_when_an_auditor_ends_the_inspection()
    {
        var subject = await _subject.SeedAsync();
        var inspection = await RegisteredAsync(subject, "检2026-1");
        Assert.Equal(HttpStatusCode.OK, (await _subject.LookAsync(subject, "检2026-1", inspection)).Status);
        await _subject.LookAsync(subject, "许可2026-9");
        Assert.Equal(["purpose"], await _subject.KindsAsync());

        var look = Assert.Single(await LoggedEntries.ReadAsync(app.Stored, one => one.SubjectId == subject && one.What == "purpose" && one.Matter == "检2026-1"));
        Assert.Equal((LedgerEntry.Answered, "《中华人民共和国食品安全法》第一百一十条", 1), (look.Outcome, look.Basis, look.Records));

        var auditor = await _subject.AuditorAsync();
        await _subject.LaterAsync();
        var (_, list) = await app.GetAsync("api/v1/unannounced-inspections", auditor);
        Assert.Equal("飞行检查，告知将影响检查效果", (string?)list!["inspections"]!.AsArray().Single(one => (string?)one!["inspectionId"] == inspection)!["reason"]);
        // The auditor's look tells nobody either.
        Assert.Equal(["purpose"], await _subject.KindsAsync());

        Assert.Equal(HttpStatusCode.OK, (await ReviewAsync(inspection, "keep", auditor)).Status);
        Assert.Equal(["purpose"], await _subject.KindsAsync());
        Assert.Equal(HttpStatusCode.OK, (await ReviewAsync(inspection, "reveal", auditor)).Status);
        var entries = (await _subject.LogAsync())["entries"]!.AsArray();
        Assert.Equal(["inspection-review", "inspection-review", "inspection-review", "purpose", "purpose", "inspection"], entries.Select(entry => (string?)entry!["what"]));
        Assert.Equal("《中华人民共和国食品安全法》第一百一十条", (string?)entries[4]!["unannounced"]!["basis"]);

        // What was revealed is not hidden again, and no further look is.
        ProblemAssert.Is(await ReviewAsync(inspection, "keep", auditor), HttpStatusCode.Conflict, "already-revealed");
        ProblemAssert.Is(await _subject.LookAsync(subject, "检2026-1", inspection), HttpStatusCode.Conflict, "inspection-over");
        ProblemAssert.Is(await RegisterAsync(subject, "检2026-1"), HttpStatusCode.Conflict, "inspection-exists");
    }

    [Fact]
    public async Task Without_a_review_the_look_is_shown_when_its_period_ends()
    {
        // A clock of its own: it is moved.
        var own = new RunningApp();
        await own.InitializeAsync();
        try
        {
            var mine = new AccessLogApp(own);
            var subject = await mine.SeedAsync();
            var (_, registered) = await own.CallAsync(HttpMethod.Post, "api/v1/unannounced-inspections", await mine.ClerkAsync(),
                Body(null, "检2026-2", s_begin.AddDays(3), mine.Organisation.Number));
            Assert.Equal(subject, (string?)registered!["subjectId"]);
            await mine.LookAsync(subject, "检2026-2", (string)registered["inspectionId"]!);
            await own.Process.AdvanceAsync("P2D");
            Assert.Empty(await mine.KindsAsync());
            await own.Process.AdvanceAsync("P1D");
            Assert.Equal(["purpose", "inspection"], await mine.KindsAsync());
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_same_registration_again_has_the_same_answer_and_other_terms_are_refused()
    {
        var subject = await _subject.SeedAsync();
        var first = await RegisteredAsync(subject, "检2026-3");
        Assert.Equal(first, await RegisteredAsync(subject, "检2026-3"));
        ProblemAssert.Is(await RegisterAsync(subject, "检2026-3", s_begin.AddDays(20)), HttpStatusCode.Conflict, "inspection-exists");
        Assert.Empty(await _subject.KindsAsync());
    }

    [Fact]
    public async Task An_inspection_hides_only_its_own_units_looks_for_its_own_matter()
    {
        var subject = await _subject.SeedAsync();
        var inspection = await RegisteredAsync(subject, "检2026-4");
        ProblemAssert.Is(await _subject.LookAsync(subject, "另一事项", inspection), HttpStatusCode.NotFound, "inspection-not-found");
        ProblemAssert.Is(await _subject.LookAsync(subject, "检2026-4", "iunknown"), HttpStatusCode.NotFound, "inspection-not-found");
        Assert.Equal(["purpose", "purpose"], await _subject.KindsAsync());
    }

    [Fact]
    public async Task Nothing_is_hidden_without_law_reason_and_an_end_within_the_longest_period()
    {
        var subject = await _subject.SeedAsync();
        ProblemAssert.Is(await RegisterAsync(subject, "检2026-5", s_begin.AddDays(31)), HttpStatusCode.BadRequest, "invalid-request");
        var (status, body) = await app.CallAsync(HttpMethod.Post, "api/v1/unannounced-inspections", await _subject.ClerkAsync(),
            new { subjectId = subject, purpose = "4", matter = "检2026-5" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(["article", "hiddenUntil", "law", "purpose", "reason"], body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order());
    }

    [Fact, Trait("Article", "28")]
    public async Task Nobody_reviews_an_inspection_of_its_own_and_only_auditors_see_them()
    {
        var subject = await _subject.SeedAsync();
        var inspection = await RegisteredAsync(subject, "检2026-6");
        var both = await app.Process.TokenAsync(["auditor", "querier"], AccessLogApp.Unit, "clerk-1");
        ProblemAssert.Is(await ReviewAsync(inspection, "keep", both), HttpStatusCode.Forbidden, "own-inspection");
        foreach (var role in new[] { "querier", "authority", "subject", "provider" })
        {
            ProblemAssert.Is(await app.GetAsync("api/v1/unannounced-inspections", await app.TokenAsync(role, AccessLogApp.Unit)), HttpStatusCode.Forbidden, "forbidden");
            ProblemAssert.Is(await ReviewAsync(inspection, "keep", await app.TokenAsync(role, AccessLogApp.Unit)), HttpStatusCode.Forbidden, "forbidden");
        }

        ProblemAssert.Is(await ReviewAsync("iunknown", "keep", await _subject.AuditorAsync()), HttpStatusCode.NotFound, "inspection-not-found");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"api/v1/unannounced-inspections/{inspection}/review", await _subject.AuditorAsync(),
            new { decision = "hide" }), HttpStatusCode.BadRequest, "invalid-request");
        Assert.Empty(await _subject.KindsAsync());
    }

    private async Task<string> RegisteredAsync(string subject, string matter)
    {
        var (status, body) = await RegisterAsync(subject, matter);
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        return (string)body!["inspectionId"]!;
    }

    private async Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> RegisterAsync(string subject, string matter, DateTimeOffset? until = null) =>
        await app.CallAsync(HttpMethod.Post, "api/v1/unannounced-inspections", await _subject.ClerkAsync(), Body(subject, matter, until ?? s_begin.AddDays(10), null));

    private async Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> ReviewAsync(string inspection, string decision, string token)
    {
        await _subject.LaterAsync();
        return await app.CallAsync(HttpMethod.Post, $"api/v1/unannounced-inspections/{inspection}/review", token, new { decision, reason = "依法复核" });
    }

    private static object Body(string? subject, string matter, DateTimeOffset until, string? number) => new
    {
        subjectId = subject,
        number,
        purpose = "1",
        matter,
        law = "《中华人民共和国食品安全法》",
        article = "第一百一十条",
        reason = "飞行检查，告知将影响检查效果",
        hiddenUntil = until,
    };
}
