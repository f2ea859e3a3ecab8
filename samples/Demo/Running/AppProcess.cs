using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>The whole system as a child process: its own free ports, its own data, gone with the demo.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _data;
    private readonly bool _keepsData;
    private readonly Process _process;

    private AppProcess(DateTimeOffset clock, string? data)
    {
        _keepsData = data is not null;
        _data = data is null ? Directory.CreateTempSubdirectory("credit-functions-demo-").FullName : Path.GetFullPath(data);
        if (_keepsData && Directory.Exists(_data)) throw new StepFailedException($"{_data} is there already: --data takes a new folder.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Program(), "--http-port", "0", "--amqp-port", "0", "--storage-port", "0", "--data", _data,
            "--set", "Access__UngrantedUnits=open", "--clock", clock.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            "--timer-pace", "PT12H",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public Uri Http { get; private set; } = new("http://127.0.0.1/");

    public int AmqpPort { get; private set; }

    public int StoragePort { get; private set; }

    /// <summary>The last lines that it printed, for whoever has to find out what went wrong.</summary>
    public IEnumerable<string> LastLines => _output.TakeLast(25);

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="clock">Where its clock begins.</param>
    /// <param name="data">A new folder that is kept, or null.</param>
    public static async Task<AppProcess> StartAsync(DateTimeOffset clock, string? data)
    {
        var app = new AppProcess(clock, data);
        app._process.Start();
        Console.CancelKeyPress += app.Cancel;
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        var ended = app._process.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(app._ready.Task, ended) == app._ready.Task)
        {
            return app;
        }

        await app.DisposeAsync();
        throw new StepFailedException("The system did not start:\n" + string.Join('\n', app._output));
    }

    /// <summary>Stops it as Ctrl-C does, and takes its data away.</summary>
    public async ValueTask DisposeAsync()
    {
        Console.CancelKeyPress -= Cancel;
        if (!_process.HasExited)
        {
            await InterruptAsync();
        }

        _process.Dispose();
        if (_keepsData) return;
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // A storage child may still be closing its files; the folder is in the temporary directory and holds invented data.
        }
    }

    // Ctrl-C ends the system first; the step that is waiting for it then fails, and the demo takes everything away behind it.
    private void Cancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = true;
        _ = InterruptAsync();
    }

    private async Task InterruptAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else
        {
            using var signal = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await signal.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (AddressLine().Match(line) is not { Success: true } match)
        {
            return;
        }

        var port = int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture);
        switch (match.Groups["what"].Value)
        {
            case "Service Bus":
                AmqpPort = port;
                break;
            case "Storage":
                StoragePort = port;
                break;
            default:
                Http = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
                _ready.TrySetResult();
                break;
        }
    }

    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Clone.Root, "local", "App", "bin", own.Parent!.Name, own.Name, "CreditFunctions.Local.dll");
    }

    [GeneratedRegex(@"^(?<what>Service Bus|Storage|ready) +\w+://127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex AddressLine();
}
