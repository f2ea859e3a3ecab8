namespace CreditFunctions.Regulation.Calendar;

internal static class Weekend
{
    internal static bool Includes(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
