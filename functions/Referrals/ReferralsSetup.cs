using CreditFunctions.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Referrals;

/// <summary>The referrals.</summary>
internal static class ReferralsSetup
{
    public static IServiceCollection AddReferrals(this IServiceCollection services)
    {
        services.AddSingleton<ReferralCases>();
        services.AddSingleton<ReferralIndex>();
        services.AddSingleton<OldReferrals>();
        services.AddSingleton<ReferralStore>();
        services.AddSingleton<ReferralAccess>();
        services.AddSingleton<ReferralTimelines>();
        services.AddSingleton<ICaseRoom, ReferralRoom>();
        services.AddSingleton(new ReferralSource("objection", "Objections", "/api/v1/objections/"));
        services.AddSingleton(new ReferralSource("repair", "Repairs", "/api/v1/repairs/"));
        services.AddSingleton(new ReferralSource("determination", "Determinations", "/api/v1/determinations/"));
        services.AddSingleton(new ReferralSource("joint-action", "JointActions", "/api/v1/joint-actions/"));
        return services;
    }
}
