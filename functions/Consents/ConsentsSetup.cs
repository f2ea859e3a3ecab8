using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Consents;

/// <summary>The consent register.</summary>
internal static class ConsentsSetup
{
    public static IServiceCollection AddConsents(this IServiceCollection services)
    {
        services.AddSingleton<ConsentEntity>();
        services.AddSingleton<ConsentStore>();
        services.AddSingleton<EvidencePurposes>();
        services.AddSingleton<ConsentRegister>();
        services.AddSingleton<ConsentingPerson>();
        services.AddSingleton<ConsentLookup>();
        services.AddSingleton<ConsentWithdrawal>();
        services.AddSingleton<ConsentErasure>();
        services.AddSingleton<ErasureStarter>();
        return services;
    }
}
