using CreditFunctions.Local.Settings;
using CreditFunctions.Telemetry;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CreditFunctions.Functions.Tests.Telemetry;

public sealed class TelemetrySetupTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("telemetry-setup-");

    [Fact]
    public void Nothing_is_sent_where_nobody_says_where_to()
    {
        using var services = Services(null, null);
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Empty(services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities);
    }

    [Theory]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:9/")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9/")]
    public void Traces_metrics_and_logs_are_sent_and_the_host_is_told_so_where_a_setting_says_where_to(string name, string value)
    {
        using var services = Services(name, value);
        Assert.NotNull(services.GetService<TracerProvider>());
        Assert.NotNull(services.GetService<MeterProvider>());
        Assert.NotNull(services.GetService<LoggerProvider>());
        Assert.Equal("True", services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities["WorkerOpenTelemetryEnabled"]);
        using var span = Instruments.Source.StartActivity("test");
        Assert.True(span?.Recorded);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private ServiceProvider Services(string? name, string? value)
    {
        string[] arguments = ["--http-port", "0", "--amqp-port", "0", "--storage-port", "0", "--data", _data.FullName];
        var options = LocalHostOptions.Read(HostArguments.Parse(arguments), Repository.Root);
        var builder = new FunctionsApplicationBuilder(options);
        if (name is not null) builder.Configuration[name] = value;
        builder.AddTelemetry();
        options.Data.Dispose();
        return builder.Services.BuildServiceProvider();
    }
}
