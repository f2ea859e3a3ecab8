using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Referrals;

/// <summary>The referrals.</summary>
internal static class ReferralsSetup
{
    public static IServiceCollection AddReferrals(this IServiceCollection services) => services.AddSingleton<ReferralStore>();
}
