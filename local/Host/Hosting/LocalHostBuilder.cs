using System.Net;
using System.Reflection;
using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Hosting;

/// <summary>What stands behind the app's builder: one container for the app and its web server, and the host around it.</summary>
internal sealed class LocalHostBuilder
{
    private readonly LocalHostOptions _options;
    private bool _servesHttp;

    public LocalHostBuilder(LocalHostOptions options)
    {
        _options = options;
        options.Data.Take();
        Inner = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
            ApplicationName = Assembly.GetEntryAssembly()?.GetName().Name,
        });
        options.AddTo(Inner.Configuration);
        Inner.Logging.AddConfiguration(Inner.Configuration.GetSection("Logging"));
        Inner.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        // Standard output is for what `func start` prints, and for the one line that says ready.
        Inner.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        Inner.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        Inner.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        Inner.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Ports.Http);
        });
        Clock = new HostClock(options.Data.Clock);
        Inner.Services.AddSingleton(StartClock());
        Inner.Services.AddOptions<WorkerOptions>();
        Inner.Services.AddRouting();
    }

    public WebApplicationBuilder Inner { get; }

    public HostClock Clock { get; }

    public List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Middleware { get; } = [];

    /// <summary>Where functions are looked for; null means the entry assembly.</summary>
    public IReadOnlyCollection<Type>? FunctionTypes { get; set; }

    /// <summary>True at a command line: a refusal is a message and an exit code.</summary>
    public bool ExitsWhenRefused { get; set; }

    public static FunctionsApplicationBuilder FromCommandLine(string[] args) => StartRefusal.Guard(() =>
    {
        var arguments = HostArguments.Parse(args);
        if (arguments.Help)
        {
            Console.WriteLine(HostArguments.Usage);
            Environment.Exit(0);
        }

        return new FunctionsApplicationBuilder(LocalHostOptions.Read(arguments, HostHome.Find(AppContext.BaseDirectory))).ExitWhenRefused();
    }, exits: true);

    /// <summary>HTTP functions take ASP.NET Core's request, and their results are executed as MVC does.</summary>
    public void UseWebApplication()
    {
        if (_servesHttp) return;
        _servesHttp = true;
        Inner.Services.AddMvcCore();
        Middleware.Add(WebApplicationStep.Around);
    }

    /// <exception cref="InvalidFunctionException">The app declares functions that cannot be served.</exception>
    public IHost Build()
    {
        try
        {
            return new LocalHost(Inner.Build(), _options, Discover(), Middleware, Clock, ExitsWhenRefused);
        }
        catch
        {
            _options.Data.Dispose();
            throw;
        }
    }

    private IReadOnlyList<Function> Discover()
    {
        var types = FunctionTypes ?? Assembly.GetEntryAssembly()!.GetTypes();
        var functions = FunctionDiscovery.Find(types, _options.HostJson.RoutePrefix);
        if (!_servesHttp && functions.FirstOrDefault(function => function.Trigger is HttpTrigger) is { } http)
        {
            throw new InvalidFunctionException([$"{http.Name} takes HTTP: call builder.ConfigureFunctionsWebApplication()."]);
        }

        return functions;
    }

    private TimeProvider StartClock()
    {
        using var logging = LoggerFactory.Create(builder => builder.AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        return Clock.Start(_options.Arguments.Clock, logging.CreateLogger("Clock"));
    }
}
