using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Operations;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>One objection, from filing to its result a week later, as a collector receives it.</summary>
public sealed class ObjectionTraceTests
{
    // The last is what the test itself asks, after everything else.
    private static readonly string[] s_acts =
        ["ObjectionLook", "ObjectionNotify", "LookAtCase", "DecideObjection", "ObjectionDeliverResult", "ObjectionSettle", "ReadObjection"];

    [Fact]
    public async Task Weeks_of_a_case_are_traces_that_carry_its_id_and_link_to_its_filing_and_nothing_personal_is_in_them()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var settings = new Dictionary<string, string>(collector.Settings) { ["Objections__AuthorityUnit"] = ObjectionHost.Authority };
        await using var process = await LocalAppProcess.StartAsync(OperatedApp.Begin, settings);
        var app = await ObjectionApp.StartAsync(process, ObjectionHost.StoredOf(process));
        var story = new StoryLine(TimeProvider.System);

        story.Says("2 November, 09:00: the objection is filed");
        var id = await app.FileAsync();
        await app.QuietAsync();
        story.Says("9 November, 09:00: five working days are left, and the handler is reminded");
        await app.MoveToAsync("2026-11-09T12:00:00+08:00");
        Assert.Equal(new { Open = 1L, Days = "5" }, await collector.WaitAsync(of => of.Points.Where(point => point.Metric == "credit.cases.open")
            .Select(point => new { Open = point.Value, Days = point.Attributes["days_left"] }).LastOrDefault(point => point.Days == "5")));
        story.Says("9 November, 12:00: the handler decides, and the applicant is told");
        await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        await app.QuietAsync();
        Assert.Equal("told", await app.StateAsync(id));

        var spans = await collector.WaitAsync(of => of.Spans is var all && s_acts.All(act => all.Any(span => span.Name == act)) ? all : null);
        var filing = Assert.Single(spans, span => span.Name == "FileObjection");
        Assert.Equal((id, string.Empty), (filing.CaseId, filing.ParentId));
        Assert.Contains(spans, span => span.TraceId == filing.TraceId && span.Scope.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));
        Assert.All(spans.Where(span => span.TraceId == filing.TraceId), span => Assert.True(span.End <= filing.End, span.Name));
        foreach (var act in s_acts)
        {
            var looked = spans.Where(span => span.Name == act).ToList();
            Assert.All(looked, span => Assert.Equal(id, span.CaseId));
            Assert.All(looked, span => Assert.Contains((filing.TraceId, filing.SpanId), span.Links));
            Assert.All(looked, span => Assert.NotEqual(filing.TraceId, span.TraceId));
        }

        Assert.True(collector.Holds(id), "the case's id is what everything is found by");
        Assert.All((string[])[app.Organisation.Number, "四平甲公司", app.SubjectId, ObjectionApp.Statement[..8], "调取处罚案卷", app.Applicant[..40]],
            secret => Assert.False(collector.Holds(secret), secret));

        var picture = TracePicture.Draw(id, filing, spans, story);
        Assert.Contains("DecideObjection", picture, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Environment.GetEnvironmentVariable("TRACE_PICTURE") ?? Path.Combine(AppContext.BaseDirectory, "objection-trace.svg"), picture);
    }
}
