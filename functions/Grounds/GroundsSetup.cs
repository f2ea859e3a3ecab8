using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Grounds;

/// <summary>What incentives and punishments rest on.</summary>
internal static class GroundsSetup
{
    public static IServiceCollection AddGrounds(this IServiceCollection services)
    {
        services.AddSingleton<RecordGrounds>();
        services.AddSingleton<IGroundSource>(provider => provider.GetRequiredService<RecordGrounds>());
        services.AddSingleton<EndedGrounds>();
        services.AddSingleton<EndedRecords>();
        return services;
    }
}
