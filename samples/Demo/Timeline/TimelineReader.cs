using System.Globalization;
using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Story;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>Asks the system, not the script, what happened to an objection and when.</summary>
internal static class TimelineReader
{
    private static readonly Dictionary<string, (Lane Lane, string Chinese, string English)> Acts = new()
    {
        ["filed"] = (Lane.Applicant, "提出异议", "objection filed"),
        ["supplement-requested"] = (Lane.Body, "要求补充材料", "asks for more"),
        ["supplement-given"] = (Lane.Applicant, "补充材料", "hands it in"),
        ["decided"] = (Lane.Body, "决定：予以更正", "decided: corrected"),
        ["told"] = (Lane.Applicant, "处理结果送达", "told the result"),
    };

    public static async Task<ObjectionTimeline> ReadAsync(Stage stage, ObjectionCase objection)
    {
        var details = await objection.ReadAsync();
        var received = details["receivedAt"]!.GetValue<DateTimeOffset>();
        var asked = Uri.EscapeDataString(received.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        var counted = await stage.Local.Anybody.GetAsync($"api/v1/calendar/deadline?received={asked}&workingDays=10");
        var handler = stage.Local.SignIn("handler", Agencies.MarketRegulation.Code);
        var reminders = (await Notices.OfUnitAsync(handler, objection.Id)).Where(notice => Notices.KindOf(notice) == "reminder").Select(Reminder);
        var acts = details["events"]!.AsArray().Select(happened => Act(happened!)).OfType<TimelineEntry>();
        return new ObjectionTimeline(received, Day(counted["lastDay"]!), [.. counted["days"]!.AsArray().Select(day => Day(day!))],
            [.. acts.Concat(reminders).OrderBy(entry => entry.At)]);
    }

    private static TimelineEntry? Act(JsonNode happened) => Acts.TryGetValue((string)happened["event"]!, out var shown)
        ? new TimelineEntry(happened["at"]!.GetValue<DateTimeOffset>(), shown.Lane, shown.Chinese, shown.English)
        : null;

    private static TimelineEntry Reminder(JsonNode notice)
    {
        var left = (int)notice["workingDaysLeft"]!;
        return new TimelineEntry(notice["sentAt"]!.GetValue<DateTimeOffset>(), Lane.System,
            string.Create(CultureInfo.InvariantCulture, $"提醒：剩 {left} 个工作日"), string.Create(CultureInfo.InvariantCulture, $"reminder: {left} left"));
    }

    private static DateOnly Day(JsonNode text) => DateOnly.Parse((string)text!, CultureInfo.InvariantCulture);
}
