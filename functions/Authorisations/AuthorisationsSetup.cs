using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Authorisations;

/// <summary>Written authorisations.</summary>
internal static class AuthorisationsSetup
{
    public static IServiceCollection AddAuthorisations(this IServiceCollection services)
    {
        services.AddSingleton<AuthorisationStore>();
        services.AddSingleton<Grantees>();
        services.AddSingleton<AuthorisedQuery>();
        return services;
    }
}
