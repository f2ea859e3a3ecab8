using CreditFunctions.AccessLogs.Inspections;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.AccessLogs;

/// <summary>Who looked at whom, and what of it is shown later.</summary>
internal static class AccessLogsSetup
{
    public static IServiceCollection AddAccessLogs(this IServiceCollection services)
    {
        services.AddOptions<AccessLogOptions>().BindConfiguration("AccessLog")
            .Validate(options => options.LongestHiddenDays is >= 0 and <= 365, "AccessLog__LongestHiddenDays must be 0 to 365.")
            .ValidateOnStart();
        services.AddSingleton<IAccessLog, IndexedAccessLog>();
        services.AddSingleton<ShownEntries>();
        services.AddSingleton<InspectionStore>();
        services.AddSingleton<InspectionMark>();
        return services;
    }
}
