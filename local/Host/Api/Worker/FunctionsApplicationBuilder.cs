using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the app: services, settings, logging, middleware.</summary>
public class FunctionsApplicationBuilder : IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder _inner;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    internal FunctionsApplicationBuilder(string[] args) =>
        _inner = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _inner.Services;

    /// <summary>host.json, local.settings.json, environment, command line.</summary>
    public ConfigurationManager Configuration => _inner.Configuration;

    /// <summary>Where it runs.</summary>
    public IHostEnvironment Environment => _inner.Environment;

    /// <summary>Logging.</summary>
    public ILoggingBuilder Logging => _inner.Logging;

    /// <summary>Adds a middleware; the first added is the outermost.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    /// <summary>The host, ready to run.</summary>
    public IHost Build() => _inner.Build();

    internal void UseWebApplication()
    {
    }
}
