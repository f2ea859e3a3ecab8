using System.Text.Json;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>Where a room keeps the cases whose duties can be missed: their history is the evidence.</summary>
/// <param name="Causes">How its causes begin, such as <c>objection</c>.</param>
/// <param name="Table">The table of its cases.</param>
/// <param name="Address">Where a case of it is read, up to its id.</param>
internal sealed record ReferralSource(string Causes, string Table, string Address);

/// <summary>The history of the case in which a duty was missed: what happened, when, by which body, and what was handed in. No words, no names.</summary>
internal sealed class ReferralTimelines(IEnumerable<ReferralSource> sources, StorageAccount account, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>The timeline, or null where the room keeps none. Cost: 1 round trip a thousand events.</summary>
    public async Task<ReferralTimeline?> OfAsync(string cause, string caseId, CancellationToken cancellationToken)
    {
        if (sources.FirstOrDefault(source => cause.StartsWith(source.Causes, StringComparison.Ordinal)) is not { } source) return null;
        var events = await new CaseStore(account, cipher, clock, source.Table).EventsAsync(caseId, cancellationToken);
        var contents = events.Select(stored => (Stored: stored, Content: JsonDocument.Parse(stored.Content))).ToList();
        // Some rooms name their subject in the event that opens a case, some in its terms.
        var subjectId = contents.Select(of => Find(of.Content.RootElement, "happened", "subjectId") ?? Find(of.Content.RootElement, "happened", "terms", "subjectId"))
            .OfType<string>().FirstOrDefault();
        return new ReferralTimeline($"{source.Address}{caseId}", subjectId, [.. contents.Where(of => of.Stored.Kind != "duties-done").Select(of =>
            new TimelineEntry(of.Stored.Number, of.Stored.Kind, ChinaTime.At(of.Stored.At), Find(of.Content.RootElement, "happened", "by", "unit"), Evidence(of.Content.RootElement)))]);
    }

    private static string? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }

    private static IReadOnlyList<EvidenceReference>? Evidence(JsonElement entry) =>
        entry.TryGetProperty("evidence", out var pieces) && pieces.ValueKind == JsonValueKind.Array && pieces.GetArrayLength() > 0
            ? [.. pieces.EnumerateArray().Select(piece => new EvidenceReference(Find(piece, "id") ?? string.Empty, Find(piece, "sha256") ?? string.Empty))] : null;
}

/// <summary>The history of a case as evidence.</summary>
/// <param name="Case">Where the case is read.</param>
/// <param name="SubjectId">Whose case it is: for the ledger, not for the answer.</param>
/// <param name="Entries">In order.</param>
internal sealed record ReferralTimeline(string Case, string? SubjectId, IReadOnlyList<TimelineEntry> Entries);

/// <summary>Something that happened in that case.</summary>
internal sealed record TimelineEntry(int Number, string Event, DateTimeOffset At, string? Unit, IReadOnlyList<EvidenceReference>? Evidence);

/// <summary>A piece of evidence, by its id and hash.</summary>
internal sealed record EvidenceReference(string EvidenceId, string Sha256);
