using CreditFunctions.Grounds;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Feedback;
using CreditFunctions.JointActions.Starting;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Operations;
using CreditFunctions.Repairs;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.JointActions;

/// <summary>Joint incentives and punishments.</summary>
internal static class JointActionsSetup
{
    public static IServiceCollection AddJointActions(this IServiceCollection services)
    {
        services.AddSingleton<JointActionStore>();
        services.AddSingleton<JointActionIndex>();
        services.AddSingleton<UnitRows>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardView>();
        services.AddSingleton<UnitRound>();
        services.AddSingleton<UnitActs>();
        services.AddSingleton<JointActionCheck>();
        services.AddSingleton<JointActionStart>();
        services.AddSingleton<AuthorityActs>();
        services.AddSingleton<JointNoticeWording>();
        services.AddSingleton<PastExplanations>();
        services.AddSingleton<UnitFeedbackIntake>();
        services.AddSingleton<IRestsOnGrounds, StopOnEndedGround>();
        services.AddSingleton<IStopProgress, StopProgress>();
        services.AddSingleton<JointActionCases>();
        services.AddSingleton<ICaseRoom>(provider => provider.GetRequiredService<JointActionCases>());
        services.AddSingleton<IRebuiltIndex>(provider => provider.GetRequiredService<JointActionCases>());
        return services;
    }
}
