using CreditFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Calendar;

/// <summary>The working calendar.</summary>
internal static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CalendarStore(
            provider.GetRequiredService<StorageAccount>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICalendars>(provider => provider.GetRequiredService<CalendarStore>());
        services.AddSingleton<CalendarPublisher>();
        services.AddSingleton<CalendarAnnouncer>();
        return services;
    }
}
