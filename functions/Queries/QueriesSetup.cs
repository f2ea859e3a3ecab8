using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Queries;

/// <summary>The queries.</summary>
internal static class QueriesSetup
{
    public static IServiceCollection AddQueries(this IServiceCollection services) => services.AddSingleton<RecordQuery>().AddSingleton<QueryRights>();
}
