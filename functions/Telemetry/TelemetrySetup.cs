using Azure.Monitor.OpenTelemetry.Exporter;
using CreditFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace CreditFunctions.Telemetry;

/// <summary>
/// Where traces, metrics and logs go: to Azure Monitor by the app's identity where <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set, by OTLP
/// where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is, and nowhere else.
/// </summary>
internal static class TelemetrySetup
{
    private const string Monitor = "APPLICATIONINSIGHTS_CONNECTION_STRING", Otlp = "OTEL_EXPORTER_OTLP_ENDPOINT",
        Sampler = "OTEL_TRACES_SAMPLER";

    // Operations of the client libraries by name, such as TableClient.GetEntity. Their HTTP calls are left out: addresses hold subjects' ids.
    private static readonly string[] s_storage = ["Azure.Data.Tables.*", "Azure.Storage.Blobs.*", "Azure.Messaging.ServiceBus.*"];

    public static FunctionsApplicationBuilder AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        builder.UseWhen<InvocationSpan>(InvocationSpan.Wraps);
        builder.Services.AddSingleton<CaseGauges>();
        builder.Services.AddSingleton<DeadLetterGauge>();
        var (monitor, otlp) = (builder.Configuration[Monitor], builder.Configuration[Otlp]);
        if (string.IsNullOrEmpty(monitor) && string.IsNullOrEmpty(otlp)) return builder;

        // The client libraries' spans are off by default, as experimental.
        AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
        // The app sends by itself: the host must not send its logs a second time.
        builder.Services.Configure<WorkerOptions>(worker => worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("credit-functions"))
            .WithTracing(tracing => tracing.AddSource(Instruments.Name).AddSource(s_storage))
            .WithMetrics(metrics => metrics.AddMeter(Instruments.Name))
            .WithLogging(null, logging => logging.IncludeFormattedMessage = true);
        if (!string.IsNullOrEmpty(otlp)) telemetry.UseOtlpExporter();
        if (!string.IsNullOrEmpty(monitor))
        {
            telemetry.UseAzureMonitorExporter(exporter =>
            {
                exporter.ConnectionString = monitor;
                exporter.Credential = StorageAccount.Credential(builder.Configuration);
                // Logs are kept whatever becomes of their trace, and traces all: a case is of use whole or not at all.
                exporter.EnableTraceBasedLogsSampler = false;
                if (!string.IsNullOrEmpty(builder.Configuration[Sampler])) return;
                (exporter.TracesPerSecond, exporter.SamplingRatio) = (null, 1);
            });
        }

        return builder;
    }
}
