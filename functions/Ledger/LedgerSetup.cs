using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Ledger;

/// <summary>The query log.</summary>
internal static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<QueryLog>();
        services.AddSingleton<IQueryLog>(provider => provider.GetRequiredService<QueryLog>());
        return services;
    }
}
