using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Storage;
using CreditFunctions.Local.Timers;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Hosting;

/// <summary>The app and everything around it, started and stopped in order.</summary>
internal sealed class LocalHost : IHost, IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly LocalHostOptions _options;
    private readonly IReadOnlyList<Function> _functions;
    private readonly bool _exitsWhenRefused;
    private readonly RequestGate _gate = new();
    private readonly HttpFunctions _http;
    private readonly LocalEndpoints _local;
    private readonly SigningKey _key;
    private readonly ClockMover? _mover;
    private readonly List<IClockDriven> _clockDriven = [];
    private readonly TokenIssuer _issuer;
    private readonly TimerTriggers _timers;
    private AzuriteProcess? _azurite;

    public LocalHost(WebApplication web, LocalHostOptions options, IReadOnlyList<Function> functions,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware, HostClock clock, bool exitsWhenRefused)
    {
        (_web, _options, _functions, _exitsWhenRefused) = (web, options, functions, exitsWhenRefused);
        var time = web.Services.GetRequiredService<TimeProvider>();
        var runner = new FunctionRunner(web.Services.GetRequiredService<IServiceScopeFactory>(), middleware,
            () => throw new NotSupportedException("The durable engine is not wired."));
        _http = new HttpFunctions(new RouteTable(functions), runner, web.Services.GetRequiredService<ILogger<HttpFunctions>>(), _gate.Ends);
        _key = SigningKey.In(options.Data.Keys);
        _issuer = new TokenIssuer(_key, options.Ports.HttpAddress + "/local", web.Configuration["Identity:Audience"] ?? "local", time);
        _timers = new TimerTriggers(functions, runner, web.Configuration, options.Data, time, web.Services.GetRequiredService<ILogger<TimerTriggers>>());
        _clockDriven.Add(_timers);
        if (time is ControlledClock controlled) _mover = new ClockMover(controlled, _clockDriven, clock.Store);
        _local = new LocalEndpoints(_issuer, time, _mover, functions, new NoNotices());
        ((IApplicationBuilder)web).Run(AnswerAsync);
    }

    public IServiceProvider Services => _web.Services;

    private ILogger Logger => _web.Services.GetRequiredService<ILoggerFactory>().CreateLogger("LocalHost");

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if (FreePorts.IsTaken(_options.Ports.Http))
            {
                throw new StartRefusedException($"Port {_options.Ports.Http} is taken. Give another --http-port, or 0 for a free one.");
            }

            if (_options.UsesStorage) _azurite = await AzuriteProcess.StartAsync(_options.Home, _options.Data.Azurite, _options.Ports.Storage, Logger, cancellationToken);
            await _web.StartAsync(cancellationToken);
            _gate.Open();
            _timers.Start();
            new StartReport(_options, _functions, _issuer).Print(Console.Out);
        }
        catch (StartRefusedException refused) when (_exitsWhenRefused)
        {
            await DisposeAsync();
            StartRefusal.Exit(refused);
        }
    }

    /// <summary>Lets requests end, then everything that they use.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await _gate.CloseAsync(TimeSpan.FromSeconds(20));
        await _timers.StopAsync(cancellationToken);
        await _web.StopAsync(cancellationToken);
        if (_azurite is not null) await _azurite.DisposeAsync();
        _azurite = null;
    }

    public async ValueTask DisposeAsync()
    {
        await _timers.DisposeAsync();
        await _web.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
        _mover?.Dispose();
        _key.Dispose();
        _gate.Dispose();
        _options.Data.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().Wait();

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
