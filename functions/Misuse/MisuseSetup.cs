using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Misuse;

/// <summary>Misuse of queries.</summary>
internal static class MisuseSetup
{
    public static IServiceCollection AddMisuse(this IServiceCollection services)
    {
        services.AddOptions<MisuseOptions>().BindConfiguration("Misuse")
            .Validate(options => options.IsGood, "Misuse__…: thresholds must be above 0, and RepeatedDays at most HabitDays (at most 366).").ValidateOnStart();
        services.AddSingleton<MisuseFlagStore>();
        services.AddSingleton<MisuseDetection>();
        return services;
    }
}
