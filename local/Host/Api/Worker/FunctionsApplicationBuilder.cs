using CreditFunctions.Local.Hosting;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the app: services, settings, logging, middleware.</summary>
public class FunctionsApplicationBuilder : IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostBuilder _local;

    internal FunctionsApplicationBuilder(LocalHostOptions options) => _local = new LocalHostBuilder(options);

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _local.Inner.Services;

    /// <summary>Settings: local.settings.json, environment, command line.</summary>
    public ConfigurationManager Configuration => _local.Inner.Configuration;

    /// <summary>Where it runs.</summary>
    public IHostEnvironment Environment => _local.Inner.Environment;

    /// <summary>Logging.</summary>
    public ILoggingBuilder Logging => _local.Inner.Logging;

    /// <summary>Adds a middleware; the first added is the outermost.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _local.Middleware.Add(middleware);
        return this;
    }

    /// <summary>The host, ready to run.</summary>
    public IHost Build() => StartRefusal.Guard(_local.Build, _local.ExitsWhenRefused);

    internal void UseWebApplication() => _local.UseWebApplication();

    /// <summary>Ends the process with a message, as at a command line, where the start is refused; else the refusal is thrown.</summary>
    internal FunctionsApplicationBuilder ExitWhenRefused()
    {
        _local.ExitsWhenRefused = true;
        return this;
    }

    /// <summary>Serves the functions of these classes instead of the entry assembly's.</summary>
    internal FunctionsApplicationBuilder ServeOnly(params Type[] types)
    {
        _local.FunctionTypes = types;
        return this;
    }
}
