using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Cases;

/// <summary>What cases of every kind use.</summary>
internal static class CasesSetup
{
    public static IServiceCollection AddCases(this IServiceCollection services) => services.AddSingleton<EvidenceStore>().AddSingleton<CaseLists>();
}
