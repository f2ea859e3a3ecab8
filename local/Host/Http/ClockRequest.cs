using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Local.Settings;

namespace CreditFunctions.Local.Http;

/// <summary>Where the clock is asked to go: on by a while, or to an instant.</summary>
internal sealed partial record ClockRequest(TimeSpan? Advance, DateTimeOffset? To)
{
    /// <summary>Reads <c>{"advance":"P1D"}</c> or <c>{"to":"2026-09-24T09:00:00+08:00"}</c>.</summary>
    /// <returns>The request, or the field that is wrong and why.</returns>
    public static (ClockRequest? Request, string Field, string Error) Read(JsonNode? body)
    {
        var advance = Text(body, "advance");
        var to = Text(body, "to");
        if ((advance is null) == (to is null)) return (null, "", "Send either {\"advance\":\"P1D\"} or {\"to\":\"2026-09-24T09:00:00+08:00\"}.");
        if (to is not null)
        {
            return Rfc3339.TryParse(to, out var instant)
                ? (new ClockRequest(null, instant), "", "")
                : (null, "to", "to is a time with its offset, such as 2026-09-24T09:00:00+08:00.");
        }

        return Duration(advance!) is { } span
            ? (new ClockRequest(span, null), "", "")
            : (null, "advance", "advance is an ISO 8601 duration of weeks, days, hours, minutes and seconds, such as P1D or PT1H30M.");
    }

    private static string? Text(JsonNode? body, string name) =>
        body is JsonObject json && json[name] is { } value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    // Years and months are left out: they have no fixed length.
    private static TimeSpan? Duration(string text)
    {
        if (Iso8601().Match(text) is not { Success: true } match || text.EndsWith('P') || text.EndsWith('T')) return null;
        try
        {
            return TimeSpan.FromDays((7 * Number("weeks")) + Number("days")) + TimeSpan.FromHours(Number("hours"))
                + TimeSpan.FromMinutes(Number("minutes")) + TimeSpan.FromSeconds(Number("seconds"));
        }
        catch (OverflowException)
        {
            return null;
        }

        double Number(string group) => match.Groups[group] is { Success: true, Value: var digits } ? double.Parse(digits, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^P((?<weeks>\d+)W)?((?<days>\d+)D)?(T((?<hours>\d+)H)?((?<minutes>\d+)M)?((?<seconds>\d+(\.\d+)?)S)?)?$")]
    private static partial Regex Iso8601();
}
