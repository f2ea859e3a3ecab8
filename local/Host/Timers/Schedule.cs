using System.Text.RegularExpressions;
using Cronos;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Local.Timers;

/// <summary>An NCRONTAB schedule: seconds, minutes, hours, day of month, month, day of week; UTC.</summary>
internal sealed partial class Schedule
{
    private readonly CronExpression _cron;

    private Schedule(string text, CronExpression cron) => (Text, _cron) = (text, cron);

    /// <summary>The six fields.</summary>
    public string Text { get; }

    /// <param name="text">Six fields, or a setting's name between percent signs.</param>
    /// <param name="settings">Where the name is looked up.</param>
    /// <exception cref="FormatException">The setting is missing, or it is no such schedule.</exception>
    public static Schedule Parse(string text, IConfiguration settings)
    {
        var fields = SettingName().Replace(text, match => settings[match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new FormatException($"the setting '{match.Groups[1].Value}' is missing"));
        try
        {
            return new Schedule(fields, CronExpression.Parse(fields, CronFormat.IncludeSeconds));
        }
        catch (CronFormatException error)
        {
            throw new FormatException($"'{fields}' is no NCRONTAB schedule of six fields, such as '0 0 1 * * *': {error.Message}", error);
        }
    }

    /// <summary>The first occurrence after an instant; null where there is none any more.</summary>
    public DateTimeOffset? After(DateTimeOffset instant) =>
        _cron.GetNextOccurrence(instant.UtcDateTime) is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null;

    /// <summary>True where occurrences come less than a minute apart: the host then keeps no status.</summary>
    public bool IsFrequent(DateTimeOffset from) =>
        After(from) is { } first && After(first) is { } second && second - first < TimeSpan.FromMinutes(1);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingName();
}
