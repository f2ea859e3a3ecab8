using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Grants;

/// <summary>The grants.</summary>
internal static class GrantsSetup
{
    public static IServiceCollection AddGrants(this IServiceCollection services)
    {
        services.AddOptions<GrantOptions>().BindConfiguration("Access");
        services.AddSingleton<GrantRow>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton<UnitRights>();
        services.AddSingleton<GrantActs>();
        return services;
    }
}
