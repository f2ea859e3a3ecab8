using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.Tests.Shared;

/// <summary>The app on its local host as a process of its own: free ports, its own data directory, killed or stopped as a test likes.</summary>
internal sealed partial class LocalAppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string _program;
    private readonly string? _clock;
    private readonly Dictionary<string, string> _settings;
    private readonly bool _ownsData;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private LocalAppProcess(string program, string? clock, IReadOnlyDictionary<string, string>? settings, string? data)
    {
        (_program, _clock, _ownsData) = (program, clock, data is null);
        // Grants are for the tests of grants: the others need none, whatever this machine's settings file says.
        _settings = new Dictionary<string, string> { ["Access__UngrantedUnits"] = "open" };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) _settings[name] = value;
        Data = data ?? Directory.CreateTempSubdirectory("credit-functions-").FullName;
    }

    public string Data { get; }

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    public int HttpPort { get; private set; }

    public int AmqpPort { get; private set; }

    public int StoragePort { get; private set; }

    public int ProcessId => _process!.Id;

    /// <summary>Lines of standard output and standard error so far, of every start.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public string ServiceBusConnectionString =>
        $"Endpoint=sb://127.0.0.1:{AmqpPort};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    public string StorageConnectionString
    {
        get
        {
            const string account = "devstoreaccount1";
            return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
                + $"BlobEndpoint=http://127.0.0.1:{StoragePort}/{account};QueueEndpoint=http://127.0.0.1:{StoragePort + 1}/{account};"
                + $"TableEndpoint=http://127.0.0.1:{StoragePort + 2}/{account};";
        }
    }

    /// <summary>Starts the app and waits until it serves.</summary>
    /// <param name="clock">Where a controlled clock begins; null for the system's.</param>
    /// <param name="settings">Settings over those of the file.</param>
    /// <param name="data">A data directory to use and keep; null makes one that goes with this object.</param>
    /// <param name="program">Another program than the app, on the same host.</param>
    public static async Task<LocalAppProcess> StartAsync(
        string? clock = null, IReadOnlyDictionary<string, string>? settings = null, string? data = null, string? program = null)
    {
        var app = new LocalAppProcess(program ?? Repository.Output("local/App", "CreditFunctions.Local.dll"), clock, settings, data);
        try
        {
            await app.StartOnFreePortsAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A host that runs elsewhere, such as in the test's own process; it is not ended with this object.</summary>
    public static LocalAppProcess Of(int httpPort, int amqpPort, int storagePort, string data)
    {
        var app = new LocalAppProcess(string.Empty, null, null, data) { HttpPort = httpPort, AmqpPort = amqpPort, StoragePort = storagePort };
        app.Client.BaseAddress = new Uri($"http://127.0.0.1:{httpPort}/");
        return app;
    }

    /// <summary>A demo token, such as for <c>roles: ["provider"]</c> of a unit.</summary>
    public async Task<string> TokenAsync(IEnumerable<string> roles, string? unit = null, string? sub = null, string? name = null,
        object? claims = null, int? expiresIn = null)
    {
        var body = new Dictionary<string, object> { ["roles"] = roles };
        if (unit is not null) body["unit"] = unit;
        if (sub is not null) body["sub"] = sub;
        if (name is not null) body["name"] = name;
        if (claims is not null) body["claims"] = claims;
        if (expiresIn is not null) body["expiresIn"] = expiresIn;
        using var answer = await Client.PostAsJsonAsync("local/tokens", body);
        return (string)(await ReadAsync(answer))["token"]!;
    }

    /// <summary>Sends a request with a token.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token = null, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    /// <summary>Moves the controlled clock on, such as by <c>P1D</c>, and waits until all is quiet.</summary>
    /// <returns>The new time.</returns>
    public async Task<DateTimeOffset> AdvanceAsync(string duration) => await MoveAsync(new { advance = duration });

    /// <summary>Moves the controlled clock on to an instant, and waits until all is quiet.</summary>
    public async Task<DateTimeOffset> MoveToAsync(DateTimeOffset instant) => await MoveAsync(new { to = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture) });

    public async Task<DateTimeOffset> NowAsync()
    {
        using var answer = await Client.GetAsync("local/clock");
        return (await ReadAsync(answer))["now"]!.GetValue<DateTimeOffset>();
    }

    /// <summary>What was sent to a unit, in order.</summary>
    public async Task<IReadOnlyList<JsonNode?>> NoticesAsync(string unit) =>
        await Client.GetFromJsonAsync<List<JsonNode?>>($"local/notices?unit={Uri.EscapeDataString(unit)}") ?? [];

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C, or another signal that asks to end, and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(string signalName = "INT")
    {
        if (OperatingSystem.IsWindows()) _process!.Kill();
        else using (var signal = Process.Start("kill", ["-" + signalName, ProcessId.ToString(CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync();
        await _process!.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Starts again after a kill or stop: the same data, the same ports.</summary>
    public Task RestartAsync() => StartProcessAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        _process?.Dispose();
        Client.Dispose();
        if (!_ownsData) return;
        // After a kill, Azurite may still be storing.
        var storing = Path.Combine(Data, "azurite", "azurite.pid");
        for (var i = 0; i < 300 && File.Exists(storing); i++) await Task.Delay(50);
        Directory.Delete(Data, recursive: true);
    }

    // Two processes that start at the same time can pick the same free port: the one that comes second picks anew.
    private async Task StartOnFreePortsAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartProcessAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < 3 && _output.Any(line => line.Contains("address already in use", StringComparison.OrdinalIgnoreCase)))
            {
                (HttpPort, AmqpPort, StoragePort) = (0, 0, 0);
                _output.Clear();
            }
        }
    }

    private async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            _program, "--http-port", Text(HttpPort), "--amqp-port", Text(AmqpPort), "--storage-port", Text(StoragePort), "--data", Data,
            // Months of timers with nothing to do would take most of the suite's time.
            .. _clock is null ? (string[])[] : ["--clock", _clock, "--timer-pace", "P1D"],
            .. _settings.SelectMany(setting => (string[])["--set", $"{setting.Key}={setting.Value}"]),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process?.Dispose();
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, ready);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAny(ready.Task, _process.WaitForExitAsync(patience.Token));
        if (!ready.Task.IsCompleted) throw new InvalidOperationException("The app did not start:\n" + string.Join('\n', _output));
        Client.BaseAddress ??= new Uri($"http://127.0.0.1:{HttpPort}/");
    }

    private void Hear(string? line, TaskCompletionSource? ready)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (ready is null || AddressLine().Match(line) is not { Success: true } match) return;
        var port = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        switch (match.Groups["what"].Value)
        {
            case "Service Bus": AmqpPort = port; break;
            case "Storage": StoragePort = port; break;
            default:
                HttpPort = port;
                ready.TrySetResult();
                break;
        }
    }

    private async Task<DateTimeOffset> MoveAsync(object body)
    {
        using var answer = await Client.PostAsJsonAsync("local/clock", body);
        return (await ReadAsync(answer))["now"]!.GetValue<DateTimeOffset>();
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new HttpRequestException($"{(int)answer.StatusCode}: {text}");
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<what>Service Bus|Storage|ready) +\w+://127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex AddressLine();
}
