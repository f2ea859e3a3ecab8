using System.Globalization;
using System.Text.RegularExpressions;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>Why a text is not an instant.</summary>
public enum InstantFault
{
    None = 0,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>Date and time are there but no offset: it could be any of two days in China.</summary>
    OffsetMissing,

    /// <summary>Not <c>2026-09-24T09:00:00+08:00</c>.</summary>
    Format,

    /// <summary>The form is right but there is no such date, time or offset.</summary>
    NoSuchInstant,
}

/// <summary>Reads instants strictly as RFC 3339 writes them. What has no offset is refused rather than guessed.</summary>
public static partial class Rfc3339
{
    /// <summary>Reads an instant; it keeps the offset that was written. Fractions beyond 100 ns are cut off, never rounded into the next day.</summary>
    public static bool TryParse(string? text, out DateTimeOffset instant, out InstantFault fault)
    {
        instant = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            fault = InstantFault.Empty;
            return false;
        }

        var match = Form().Match(text);
        fault = !match.Success ? InstantFault.Format
            : !match.Groups["offset"].Success ? InstantFault.OffsetMissing
            : InstantFault.None;
        if (fault == InstantFault.None && !TryBuild(match, out instant))
        {
            fault = InstantFault.NoSuchInstant;
        }

        return fault == InstantFault.None;
    }

    private static bool TryBuild(Match match, out DateTimeOffset instant)
    {
        instant = default;
        if (!DateTime.TryParseExact(
                $"{match.Groups["date"].ValueSpan}T{match.Groups["time"].ValueSpan}",
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local))
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        local = local.AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        if (!TryOffset(match.Groups["offset"].ValueSpan, out var offset))
        {
            return false;
        }

        // Offsets beyond 14 hours exist nowhere; and the first and last hours of the calendar can't be moved to UTC.
        var utc = local.Ticks - offset.Ticks;
        if (offset.Duration() > TimeSpan.FromHours(14) || utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(local, offset);
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z")
        {
            return true;
        }

        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = int.Parse(text[4..6], CultureInfo.InvariantCulture);
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hours < 24 && minutes < 60;
    }

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]{1,40}))?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
