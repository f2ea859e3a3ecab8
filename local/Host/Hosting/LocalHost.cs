using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Durable;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Storage;
using CreditFunctions.Local.Timers;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Local.Hosting;

/// <summary>The app and everything around it, started and stopped in order.</summary>
internal sealed class LocalHost : IHost, IAsyncDisposable
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(20);
    private readonly WebApplication _web;
    private readonly LocalHostOptions _options;
    private readonly IReadOnlyList<Function> _functions;
    private readonly bool _exitsWhenRefused;
    private readonly ILoggerFactory _loggers;
    private readonly TimeProvider _time;
    private readonly RequestGate _gate = new();
    private readonly List<IClockDriven> _clockDriven = [];
    private readonly ClockMover? _mover;
    private readonly SigningKey _key;
    private readonly TokenIssuer _issuer;
    private readonly HttpFunctions _http;
    private readonly LocalEndpoints _local;
    private readonly DurableEngine _durable;
    private readonly TimerTriggers _timers;
    private readonly MessageTriggers _messages;
    private AzuriteProcess? _azurite;
    private ServiceBusPart? _serviceBus;

    public LocalHost(WebApplication web, LocalHostOptions options, IReadOnlyList<Function> functions,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware, HostClock clock, bool exitsWhenRefused)
    {
        (_web, _options, _functions, _exitsWhenRefused) = (web, options, functions, exitsWhenRefused);
        _loggers = web.Services.GetRequiredService<ILoggerFactory>();
        _time = web.Services.GetRequiredService<TimeProvider>();
        var runner = new FunctionRunner(web.Services.GetRequiredService<IServiceScopeFactory>(), middleware, () => _durable!.Client);
        var serializer = web.Services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer
            ?? throw new InvalidOperationException("WorkerOptions.Serializer is null.");
        var converter = new SerializerConverter(serializer);
        _durable = new DurableEngine(options.Data.DurableDatabase, new DurableCode(functions, runner, converter), converter, _time, _loggers,
            // The genuine host's own override of host.json: without extended sessions every turn is replayed from the start.
            new DurableEngineOptions { ReplayEveryTurn = !web.Configuration.GetValue("AzureFunctionsJobHost:extensions:durableTask:extendedSessionsEnabled", true) });
        _timers = new TimerTriggers(functions, runner, web.Configuration, options.Data, _time, _loggers.CreateLogger<TimerTriggers>(),
            options.Arguments.TimerPace);
        _messages = new MessageTriggers(functions, runner, options.HostJson, web.Configuration, _loggers);
        _http = new HttpFunctions(new RouteTable(functions), runner, options.AnswerLimit, _loggers.CreateLogger<HttpFunctions>(), _gate.Ends);
        _key = SigningKey.In(options.Data.Keys);
        _issuer = new TokenIssuer(_key, options.Ports.HttpAddress + "/local", web.Configuration["Identity:Audience"] ?? "local", _time);
        if (_time is ControlledClock controlled) _mover = new ClockMover(controlled, _clockDriven, clock.Store);
        _local = new LocalEndpoints(_issuer, _time, _mover, functions, new SentNotices(() => _serviceBus?.Broker), _gate.Opened);
        ((IApplicationBuilder)web).Run(AnswerAsync);
    }

    public IServiceProvider Services => _web.Services;

    /// <summary>The client that functions are given.</summary>
    public DurableTaskClient DurableClient => _durable.Client;

    /// <summary>Storage and Service Bus first, for the app's own start; then HTTP, held until orchestrations, messages and timers run.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if (FreePorts.IsTaken(_options.Ports.Http))
            {
                throw new StartRefusedException($"Port {_options.Ports.Http} is taken. Give another --http-port, or 0 for a free one.");
            }

            await Task.WhenAll(StartStorageAsync(cancellationToken), StartServiceBusAsync(cancellationToken));
            await _web.StartAsync(cancellationToken);
            await _durable.StartAsync(cancellationToken);
            _messages.Start(_serviceBus?.Broker);
            _timers.Start();
            _clockDriven.AddRange([_durable, .. _serviceBus is null ? (IClockDriven[])[] : [_serviceBus.Broker], .. _messages.ClockDriven, _timers]);
            new StartReport(_options, _functions, _issuer).Print(Console.Out);
            _gate.Open();
        }
        catch (StartRefusedException refused) when (_exitsWhenRefused)
        {
            await DisposeAsync();
            StartRefusal.Exit(refused);
        }
    }

    /// <summary>Lets requests end, gives messages back, finishes the turns in hand; last goes what they use.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _gate.CloseAsync(Drain);
        await _messages.DisposeAsync();
        await _timers.StopAsync(cancellationToken);
        await _durable.StopAsync(cancellationToken);
        await _web.StopAsync(cancellationToken);
        await StopServicesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _messages.DisposeAsync();
        await _timers.DisposeAsync();
        await _durable.DisposeAsync();
        await _web.DisposeAsync();
        await StopServicesAsync();
        _mover?.Dispose();
        _key.Dispose();
        _gate.Dispose();
        _options.Data.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().Wait();

    private async Task StartStorageAsync(CancellationToken cancellationToken)
    {
        if (!_options.UsesStorage) return;
        _azurite = await AzuriteProcess.StartAsync(
            _options.Home, _options.Data.Azurite, _options.Ports.Storage, _loggers.CreateLogger<AzuriteProcess>(), cancellationToken);
    }

    private async Task StartServiceBusAsync(CancellationToken cancellationToken) =>
        _serviceBus = await ServiceBusPart.StartAsync(_options, _time, _loggers, cancellationToken);

    private async Task StopServicesAsync()
    {
        if (Interlocked.Exchange(ref _serviceBus, null) is { } serviceBus) await serviceBus.DisposeAsync();
        if (Interlocked.Exchange(ref _azurite, null) is { } azurite) await azurite.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        if (_local.Owns(http.Request.Path))
        {
            await _local.AnswerAsync(http);
            return;
        }

        if (!await _gate.EnterAsync())
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        try
        {
            await _http.AnswerAsync(http);
        }
        finally
        {
            _gate.Leave();
        }
    }
}
