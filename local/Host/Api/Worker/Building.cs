using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Middleware
{
    /// <summary>The next step of an invocation.</summary>
    public delegate Task FunctionExecutionDelegate(FunctionContext context);

    /// <summary>A step around every invocation that it is registered for.</summary>
    public interface IFunctionsWorkerMiddleware
    {
        /// <summary>Runs the step; calls <paramref name="next"/> to go on.</summary>
        Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    /// <summary>Settings of the worker.</summary>
    public class WorkerOptions
    {
        /// <summary>Writes and reads durable payloads and messages. Default: System.Text.Json, read case-insensitively.</summary>
        public ObjectSerializer? Serializer { get; set; } = new JsonObjectSerializer(
            new System.Text.Json.JsonSerializerOptions { PropertyNameCaseInsensitive = true });

        /// <summary>What the worker tells the host that it can do. The local host needs none.</summary>
        public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>();
    }

    /// <summary>Takes middleware and services.</summary>
    public interface IFunctionsWorkerApplicationBuilder
    {
        /// <summary>The app's services.</summary>
        IServiceCollection Services { get; }

        /// <summary>Adds a step.</summary>
        IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
    }
}

namespace Microsoft.Extensions.Hosting
{
    using Microsoft.Azure.Functions.Worker;

    /// <summary>Adds middleware.</summary>
    public static class MiddlewareWorkerApplicationBuilderExtensions
    {
        /// <summary>Adds a middleware for every invocation.</summary>
        public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
            where T : class, IFunctionsWorkerMiddleware => builder.UseWhen<T>(_ => true);

        /// <summary>Adds a middleware for the invocations that the predicate picks.</summary>
        public static IFunctionsWorkerApplicationBuilder UseWhen<T>(
            this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
            where T : class, IFunctionsWorkerMiddleware
        {
            builder.Services.AddSingleton<T>();
            return builder.Use(next => context => predicate(context)
                ? context.InstanceServices.GetRequiredService<T>().Invoke(context, next)
                : next(context));
        }
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    /// <summary>Where an app begins.</summary>
    public class FunctionsApplication
    {
        internal FunctionsApplication()
        {
        }

        /// <summary>A builder that has read the settings and the command line.</summary>
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
            CreditFunctions.Local.Hosting.LocalHostBuilder.FromCommandLine(args);
    }

    /// <summary>ASP.NET Core for HTTP functions.</summary>
    public static class FunctionsApplicationBuilderAspNetCoreExtensions
    {
        /// <summary>HTTP functions take and return ASP.NET Core types.</summary>
        public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
        {
            builder.UseWebApplication();
            return builder;
        }
    }
}
