using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Reports;

/// <summary>The reports.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<ReportOptions>().BindConfiguration("Reports");
        services.AddSingleton<ReportFont>();
        services.AddSingleton<ReportPdf>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportDesk>();
        return services;
    }
}
