using CreditFunctions.Grounds;
using CreditFunctions.Operations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Repairs;

/// <summary>The repairs.</summary>
internal static class RepairsSetup
{
    public static IServiceCollection AddRepairs(this IServiceCollection services)
    {
        services.AddOptions<RepairOptions>().BindConfiguration("Repairs")
            .Validate(options => options.LimitWorkingDays > 0, "Repairs__LimitWorkingDays must be above 0.").ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RepairOptions>>().Value.Rules);
        services.AddSingleton<RepairStore>();
        services.AddSingleton<RepairIndex>();
        services.AddSingleton<RepairNumbers>();
        services.AddSingleton<RepairTargets>();
        services.AddSingleton<IRepairTargets, RecordTargets>();
        services.AddSingleton<RepairIntake>();
        services.AddSingleton<RepairEffects>();
        services.AddSingleton<RejectionReasons>();
        services.AddSingleton<RepairView>();
        services.AddSingleton<RepairAccess>();
        services.AddSingleton<RepairLedger>();
        services.AddSingleton<RepairAct>();
        services.AddSingleton<ICaseRoom, RepairCases>();
        services.AddSingleton<IRebuiltIndex, RepairIndexRebuild>();
        services.AddSingleton<IRestsOnGrounds, RepairsOnGrounds>();
        return services;
    }
}
