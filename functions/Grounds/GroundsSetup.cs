using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Grounds;

/// <summary>What incentives and punishments rest on.</summary>
internal static class GroundsSetup
{
    public static IServiceCollection AddGrounds(this IServiceCollection services)
    {
        services.AddSingleton<IGroundSource, RecordGrounds>();
        services.AddSingleton<EndedGrounds>();
        services.AddSingleton<EndedRecords>();
        return services;
    }
}
