using CreditFunctions.Grounds;
using CreditFunctions.Operations;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Repairs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Determinations;

/// <summary>The determinations.</summary>
internal static class DeterminationsSetup
{
    public static IServiceCollection AddDeterminations(this IServiceCollection services)
    {
        services.AddOptions<DeterminationOptions>().BindConfiguration("Determinations")
            .Validate(options => options.AreSound, "Determinations__…: each period is 1 to 250 days.").ValidateOnStart();
        services.AddSingleton(provider => new DeterminationProcedure(provider.GetRequiredService<IOptions<DeterminationOptions>>().Value.Rules));
        services.AddSingleton<DeterminationStore>();
        services.AddSingleton<DeterminationIndex>();
        services.AddSingleton<SevereList>();
        services.AddSingleton<PastDeterminations>();
        services.AddSingleton<OwnDeterminations>();
        services.AddSingleton<DeterminationRecords>();
        services.AddSingleton<DeterminationProposing>();
        services.AddSingleton<DeterminationWording>();
        services.AddSingleton<DeterminationView>();
        services.AddSingleton<DeterminationAccess>();
        services.AddSingleton<DeterminationAct>();
        services.AddSingleton<DeterminationEnding>();
        // What ends a determination tells those that rest on it, and they are asked what they rest on: one of the two has to be made later.
        services.AddSingleton(provider => new Lazy<DeterminationEnding>(provider.GetRequiredService<DeterminationEnding>));
        services.AddSingleton<DeterminationGrounds>();
        services.AddSingleton<IGroundSource>(provider => provider.GetRequiredService<DeterminationGrounds>());
        services.AddSingleton<IRestsOnGrounds>(provider => provider.GetRequiredService<DeterminationGrounds>());
        services.AddSingleton<IRepairTargets, DeterminationTargets>();
        services.AddSingleton<ICaseRoom, DeterminationCases>();
        services.AddSingleton<IRebuiltIndex, DeterminationIndexRebuild>();
        return services;
    }
}
