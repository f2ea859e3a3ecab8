using CreditFunctions.Calendar;
using CreditFunctions.Health;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Operations;

/// <summary>What keeps the app going: the round over cases, the purge, the count of dead letters, readiness.</summary>
internal static class OperationsSetup
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddOptions<OperationsOptions>().BindConfiguration("Operations")
            .Validate(options => options is { HistoryDays: > 0, CasesAtATime: > 0 } && options.StuckAfter > TimeSpan.Zero,
                "Operations__HistoryDays, Operations__StuckAfter and Operations__CasesAtATime must be above 0.")
            .ValidateOnStart();
        services.AddSingleton<CaseHealer>();
        services.AddSingleton<CaseRound>();
        services.AddSingleton<HistoryPurge>();
        services.AddSingleton<DeadLetterCount>();
        services.AddSingleton<IndexRebuild>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<ICalendarPublished, RingOnPublication>();
        return services;
    }
}
