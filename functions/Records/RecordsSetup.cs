using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Records;

/// <summary>The records.</summary>
internal static class RecordsSetup
{
    public static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<RecordEntity>();
        services.AddSingleton<RecordStore>();
        services.AddSingleton<ContentHash>();
        services.AddSingleton<RecordDecisions>();
        return services;
    }
}
