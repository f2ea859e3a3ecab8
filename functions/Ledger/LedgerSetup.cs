using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Ledger;

/// <summary>The query log.</summary>
internal static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<LedgerWriter>());
        return services;
    }
}
