using CreditFunctions.Cases;
using CreditFunctions.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Objections;

/// <summary>The objections.</summary>
internal static class ObjectionsSetup
{
    public static IServiceCollection AddObjections(this IServiceCollection services)
    {
        services.AddOptions<ObjectionOptions>().BindConfiguration("Objections");
        services.AddSingleton<ObjectionStore>();
        services.AddSingleton<ObjectionIndex>();
        services.AddSingleton<ObjectionFiling>();
        services.AddSingleton<ObjectionView>();
        services.AddSingleton<ObjectionAccess>();
        services.AddSingleton<ObjectionMark>();
        services.AddSingleton<ObjectionLedger>();
        services.AddSingleton<HandlingAct>();
        services.AddSingleton<CorrectionCheck>();
        services.AddSingleton<PastDecisions>();
        services.AddSingleton<ICaseRoom, ObjectionCases>();
        services.AddSingleton<IRebuiltIndex, ObjectionIndexRebuild>();
        services.AddSingleton<IRecipients, LoggedRecipients>();
        return services;
    }
}
