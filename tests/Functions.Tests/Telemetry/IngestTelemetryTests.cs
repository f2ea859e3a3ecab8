using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>A batch of a good and a bad row, as a collector receives it.</summary>
public sealed class IngestTelemetryTests
{
    [Fact]
    public async Task Rows_and_findings_are_counted_by_provider_and_steps_link_to_their_submission_without_a_number_or_name()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var process = await LocalAppProcess.StartAsync(RunningApp.Begin, collector.Settings);
        var rows = new PenaltyRows(4711);
        var company = rows.Company();
        var bad = rows.Row(2, company);
        bad["CF_XDR_SHXYM"] = company[..17] + (company[17] == '1' ? '2' : '1');
        var token = await process.TokenAsync(["provider"], rows.Unit, "test-provider");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(PenaltyRows.Csv(rows.Row(1, company), bad)));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        using var answer = await process.SendAsync(HttpMethod.Post, "api/v1/submissions?item=penalty&batch=b1", token, content);
        var receiptId = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["receiptId"]!;

        var step = await collector.WaitAsync(of => of.Spans.FirstOrDefault(span => span.Name == "IngestStep"));
        var submit = await collector.WaitAsync(of => of.Spans.FirstOrDefault(span => span.Name == "Submit"));
        Assert.All((CollectedSpan[])[submit, step], span => Assert.Equal(receiptId, span.Attributes["receipt.id"]));
        Assert.Equal((submit.TraceId, submit.SpanId), Assert.Single(step.Links));
        Assert.Equal(("202", "POST", "http"),
            (submit.Attributes["http.response.status_code"], submit.Attributes["http.request.method"], submit.Attributes["faas.trigger"]));

        var refused = await collector.WaitAsync(of => of.Points.LastOrDefault(point =>
            point.Metric == "credit.ingest.rows" && point.Attributes["result"] == "refused"));
        Assert.Equal((1L, "penalty", rows.Unit), (refused.Value, refused.Attributes["item"], refused.Attributes["provider"]));
        Assert.Equal([1L], collector.Points.Where(point => point.Metric == "credit.ingest.rows" && point.Attributes["result"] == "accepted")
            .Select(point => point.Value).Distinct());
        var finding = await collector.WaitAsync(of => of.Points.LastOrDefault(point => point.Metric == "credit.findings"));
        Assert.Equal((1L, "check-digit", rows.Unit), (finding.Value, finding.Attributes["code"], finding.Attributes["provider"]));
        await collector.WaitAsync(of => of.Holds($"Submission {receiptId} ended Done: 2 rows, 1 new, 1 refused") ? of : null);
        Assert.All((string[])[company, company[..17], token[..40]], secret => Assert.False(collector.Holds(secret), secret));
    }

    [Fact]
    public async Task Trace_of_whoever_calls_goes_on_in_the_app()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var process = await LocalAppProcess.StartAsync(settings: collector.Settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, "health/live");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        (await process.Client.SendAsync(request)).Dispose();
        var live = await collector.WaitAsync(of => of.Spans.FirstOrDefault(span => span.Name == "HealthLive"));
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), (live.TraceId, live.ParentId));
    }
}
