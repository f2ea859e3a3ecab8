using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>Takes what an app exports by OTLP over HTTP, and keeps it: the spans and gauges read, and every byte for what must not be in it.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();

    private OtlpCollector(WebApplication web) => _web = web;

    /// <summary>Settings by which an app sends here, often.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
    };

    public IReadOnlyList<CollectedSpan> Spans => [.. Bodies("traces").SelectMany(CollectedSpan.Read)];

    public IReadOnlyList<CollectedPoint> Points => [.. Bodies("metrics").SelectMany(CollectedPoint.Read)];

    /// <summary>Whether a text is in anything that was received.</summary>
    public bool Holds(string text) => _received.Any(of => of.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new OtlpCollector(builder.Build());
        collector._web.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector._received.Enqueue((signal, body.ToArray()));
            return Results.Bytes([], "application/x-protobuf");
        });
        await collector._web.StartAsync();
        return collector;
    }

    /// <summary>Waits, in real time, until what is looked for was exported.</summary>
    public async Task<T> WaitAsync<T>(Func<OtlpCollector, T?> find) where T : class
    {
        for (var i = 0; i < 600; i++)
        {
            if (find(this) is { } found) return found;
            await Task.Delay(100);
        }

        throw new TimeoutException("It was not exported. Spans: " + string.Join(", ", Spans.Select(span => span.Name).Distinct()));
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    private IEnumerable<byte[]> Bodies(string signal) => _received.Where(of => of.Signal == signal).Select(of => of.Body);
}
