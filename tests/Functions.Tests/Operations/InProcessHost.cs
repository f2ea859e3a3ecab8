using CreditFunctions.Local.Hosting;
using CreditFunctions.Local.Settings;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>A local host in the test's own process: what operators and accidents do to orchestrations can be done to it.</summary>
internal sealed class InProcessHost : IAsyncDisposable
{
    private readonly LocalHost _host;
    private bool _ended;

    private InProcessHost(LocalHost host, LocalHostOptions options)
    {
        _host = host;
        Process = LocalAppProcess.Of(options.Ports.Http, options.Ports.Amqp, options.Ports.Storage, options.Data.Root);
    }

    /// <summary>The host as others use it: by its ports.</summary>
    public LocalAppProcess Process { get; }

    public IServiceProvider Services => _host.Services;

    public DurableTaskClient Durable => _host.DurableClient;

    /// <summary>The whole app. As in <see cref="LocalAppProcess"/>, days of timers with nothing to do are left out of a far move, but for its last hour.</summary>
    public static Task<InProcessHost> StartAsync(string data, string clock, IReadOnlyDictionary<string, string>? settings = null) =>
        StartAsync(data, [.. typeof(Composition).Assembly.GetTypes()], builder => builder.AddCreditFunctions(), ["--clock", clock, "--timer-pace", "P1D"], settings);

    /// <summary>Some functions.</summary>
    public static async Task<InProcessHost> StartAsync(string data, Type[] functions, Action<FunctionsApplicationBuilder> configure,
        string[]? arguments = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        string[] all =
        [
            "--http-port", "0", "--amqp-port", "0", "--storage-port", "0", "--data", data, "--set", "Access__UngrantedUnits=open",
            .. arguments ?? [],
            .. (settings ?? new Dictionary<string, string>()).SelectMany(setting => (string[])["--set", $"{setting.Key}={setting.Value}"]),
        ];
        var options = LocalHostOptions.Read(HostArguments.Parse(all), Repository.Root);
        var builder = new FunctionsApplicationBuilder(options).ServeOnly(functions);
        builder.Logging.ClearProviders();
        builder.ConfigureFunctionsWebApplication();
        configure(builder);
        var host = (LocalHost)builder.Build();
        await host.StartAsync();
        return new InProcessHost(host, options);
    }

    /// <summary>What Ctrl-C does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_ended) return;
        _ended = true;
        await _host.StopAsync();
        await _host.DisposeAsync();
        await Process.DisposeAsync();
    }
}
