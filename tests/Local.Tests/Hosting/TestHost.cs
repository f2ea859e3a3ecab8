using System.Text;
using System.Text.Json;
using CreditFunctions.Local.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Tests.Hosting;

/// <summary>A local host in the test's own process, with free ports, its own folder, and only the functions that a test names.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly bool _keepsFolder;

    private TestHost(IHost host, LocalHostOptions options, string folder, LogLines log, bool keepsFolder)
    {
        (_host, Options, Folder, Log, _keepsFolder) = (host, options, folder, log, keepsFolder);
        Client = new HttpClient { BaseAddress = new Uri(options.Ports.HttpAddress) };
    }

    public HttpClient Client { get; }

    public LocalHostOptions Options { get; }

    public string Folder { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<TestHost> StartAsync(IEnumerable<Type> functions, Action<FunctionsApplicationBuilder>? configure = null,
        string? folder = null, string? clock = null, IReadOnlyDictionary<string, string>? settings = null, string? serviceBus = null, TimeSpan? answerLimit = null, string hostJson = """{"extensions":{"http":{"routePrefix":""}}}""",
        string[]? arguments = null)
    {
        var home = folder ?? Directory.CreateTempSubdirectory("local-host-").FullName;
        await File.WriteAllTextAsync(Path.Combine(home, "host.json"), hostJson);
        await File.WriteAllTextAsync(Path.Combine(home, LocalSettings.FileName), JsonSerializer.Serialize(new { Values = settings ?? new Dictionary<string, string>() }));
        if (serviceBus is not null) await File.WriteAllTextAsync(Path.Combine(home, "servicebus.config.json"), serviceBus);
        var options = LocalHostOptions.Read(HostArguments.Parse(
        [
            "--http-port", "0", "--amqp-port", "0", "--storage-port", "0", .. clock is null ? (string[])[] : ["--clock", clock],
            "--data", Path.Combine(home, "data"), .. arguments ?? [],
        ]), home);
        if (answerLimit is { } limit) options = options with { AnswerLimit = limit };
        var builder = new FunctionsApplicationBuilder(options).ServeOnly([.. functions]);
        var log = new LogLines();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, options, home, log, keepsFolder: folder is not null);
    }

    public static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        if (!_keepsFolder) Directory.Delete(Folder, recursive: true);
    }
}
