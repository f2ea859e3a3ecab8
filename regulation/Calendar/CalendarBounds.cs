namespace CreditFunctions.Regulation.Calendar;

/// <summary>What a working calendar can count: the years whose festivals can be reckoned, and a sane number of days.</summary>
public static class CalendarBounds
{
    /// <summary>The first year counted. Nothing in a credit file of this kind is older.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last year counted. .NET's Chinese calendar ends in January 2101, and the Qingming formula with the century.</summary>
    public const int LastYear = 2099;

    /// <summary>The longest limit counted, in working days: about twenty years.</summary>
    public const int MaxWorkingDays = 5000;

    internal static void CheckYear(int year, string parameter)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new ArgumentOutOfRangeException(
                parameter, year, $"Working days are counted in the years {FirstYear} to {LastYear}.");
        }
    }

    internal static void CheckWorkingDays(int workingDays, string parameter)
    {
        if (workingDays is < 1 or > MaxWorkingDays)
        {
            throw new ArgumentOutOfRangeException(
                parameter, workingDays, $"A limit is 1 to {MaxWorkingDays} working days.");
        }
    }
}
