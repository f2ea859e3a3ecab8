using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>Somebody's inbox.</summary>
internal static class Notices
{
    /// <summary>What a unit was told of a case, in order.</summary>
    public static Task<IReadOnlyList<JsonNode>> OfUnitAsync(AppClient unit, string caseId) => ReadAsync(unit, "api/v1/units/me/notices", caseId);

    /// <summary>What a subject was told of its case, in order.</summary>
    public static Task<IReadOnlyList<JsonNode>> OfSubjectAsync(AppClient subject, string caseId) => ReadAsync(subject, "api/v1/me/notices", caseId);

    public static string KindOf(JsonNode notice) => (string)notice["kind"]!;

    private static async Task<IReadOnlyList<JsonNode>> ReadAsync(AppClient client, string path, string caseId)
    {
        var notices = new List<JsonNode>();
        string? continuation = null;
        do
        {
            var page = await client.GetAsync(continuation is null ? path : $"{path}?continuation={Uri.EscapeDataString(continuation)}");
            notices.AddRange(page["notices"]!.AsArray().Where(notice => (string?)notice!["caseId"] == caseId).Select(notice => notice!));
            continuation = (string?)page["continuation"];
        }
        while (continuation is not null);
        return [.. notices.OrderBy(notice => notice["sentAt"]!.GetValue<DateTimeOffset>())];
    }
}
