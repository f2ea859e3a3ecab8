using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.RateLimits;

/// <summary>How often one may ask.</summary>
internal static class RateLimitsSetup
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits")
            .Validate(options => options.Fault() is null, "RateLimits__…: each limit must be at least 1, ForwardedHops from 0 to 10.")
            .ValidateOnStart();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton<FloodLog>();
        return services;
    }
}
