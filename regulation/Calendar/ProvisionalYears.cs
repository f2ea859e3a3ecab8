using System.Collections.Concurrent;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>Provisional years, reckoned once each: they are asked for day by day.</summary>
internal static class ProvisionalYears
{
    private static readonly ConcurrentDictionary<int, CalendarYear> Years = new();

    internal static CalendarYear Get(int year) => Years.GetOrAdd(year, CalendarYear.ProvisionalFor);
}
