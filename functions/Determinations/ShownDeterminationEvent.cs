using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Determinations;

namespace CreditFunctions.Determinations;

/// <summary>An entry of the history as it is answered.</summary>
/// <param name="Event">The kind, such as <c>decided</c>.</param>
/// <param name="At">When, China time.</param>
/// <param name="Unit">The body that acted, or null.</param>
/// <param name="Text">What the subject wrote, verbatim.</param>
/// <param name="Evidence">What was handed in.</param>
/// <param name="Details">What else the event says.</param>
internal sealed record ShownDeterminationEvent(string Event, DateTimeOffset At, string? Unit, string? Text, IReadOnlyList<Evidence>? Evidence, JsonObject Details)
{
    private static readonly string[] s_shownElsewhere = ["event", "at", "by", "caseId", "terms"];

    public static ShownDeterminationEvent Of(CaseEntry<DeterminationEvent> entry)
    {
        var details = JsonSerializer.SerializeToNode(entry.Happened, JsonContract.Options)!.AsObject();
        var kind = details["event"]!.GetValue<string>();
        foreach (var name in s_shownElsewhere) details.Remove(name);
        return new ShownDeterminationEvent(kind, ChinaTime.At(entry.Happened.At), entry.Happened.By.Unit, entry.Text,
            entry.Evidence is { Count: > 0 } ? entry.Evidence : null, details);
    }
}
