using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.RateLimits;
using CreditFunctions.Storage;
using CreditFunctions.Subjects.Representations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Access;

/// <summary>What stands before every HTTP function: error answers outermost, then access.</summary>
internal static class AccessSetup
{
    /// <summary>The host ends a body at 104,857,600 bytes with an empty answer: ours ends before, with a reason.</summary>
    public const long BodyLimit = 100_000_000;

    public static FunctionsApplicationBuilder AddAccess(this FunctionsApplicationBuilder builder)
    {
        builder.UseWhen<ProblemMiddleware>(IsHttp).UseWhen<AccessMiddleware>(IsHttp);
        builder.Services.AddOptions<AccessOptions>().BindConfiguration("Identity")
            .Validate(options => options.Fault() is null, "Identity__…: " + builder.Configuration.GetSection("Identity").Get<AccessOptions>()?.Fault())
            .ValidateOnStart();
        builder.Services.AddSingleton<AccessRules>();
        builder.Services.AddSingleton<TrustedIssuers>();
        builder.Services.AddSingleton<CallerClaims>();
        // They need keys: without keys the app still says that they are missing (health).
        builder.Services.AddWhenNeeded<Pseudonyms>().AddWhenNeeded<ActingFor>().AddWhenNeeded<ILedger>().AddWhenNeeded<FloodLog>();
        builder.Services.AddSingleton<TokenValidator>();
        builder.Services.Configure<JsonOptions>(options => JsonContract.Apply(options.JsonSerializerOptions));
        // The body reader counts by itself; Kestrel's own limit stands a little above, so that it can name the limit.
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = BodyLimit + 65_536);
        return builder;
    }

    // A failure is not kept: the next request tries again.
    private static IServiceCollection AddWhenNeeded<T>(this IServiceCollection services) where T : notnull =>
        services.AddSingleton(provider => new Lazy<T>(provider.GetRequiredService<T>, LazyThreadSafetyMode.PublicationOnly));

    private static bool IsHttp(FunctionContext context) =>
        context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger");
}
