using CreditFunctions.Ledger.Index;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Ledger;

/// <summary>The ledger: written, sealed, and read by whom it is about.</summary>
internal static class LedgerSetup
{
    public static IServiceCollection AddLedger(this IServiceCollection services)
    {
        services.AddSingleton<LedgerKeys>();
        services.AddSingleton<SegmentFiles>();
        services.AddSingleton<LedgerReader>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<LedgerWriter>());
        services.AddSingleton(provider => CheckpointSigner.Of(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<LedgerPages>();
        services.AddSingleton<SealGauge>();
        services.AddSingleton<SealStore>();
        services.AddSingleton<SealedDay>();
        services.AddSingleton<LedgerSealer>();
        services.AddSingleton<SealedPlace>();
        services.AddSingleton<AccessLogIndexer>();
        services.AddSingleton<AccessLogIndex>();
        return services;
    }
}
