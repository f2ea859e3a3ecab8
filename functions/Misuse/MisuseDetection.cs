using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Misuse;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Misuse;

/// <summary>Reads the log of a day and of the days that make a habit, and puts on file what an auditor should look at (疑似违规查询, art. 28).</summary>
/// <remarks>
/// Each flag is stored, then logged as a change, then marked as logged: a day judged again logs only what a run left out that was cut off.
/// Cost: reads the log of the days; 1 round trip a flag, 2 more and a share of 1 to log where it is new.
/// </remarks>
internal sealed class MisuseDetection(ILedger ledger, MisuseFlagStore store, Pseudonyms pseudonyms, IOptions<MisuseOptions> options, TimeProvider clock)
{
    internal const string Change = "change-misuse-flag";

    // What a body's people look at for a matter. Cases, inboxes and lists are their daily work and no search.
    private static readonly HashSet<string> s_looks = ["purpose", "resolve"];

    /// <summary>Yesterday in China.</summary>
    public DateOnly Yesterday() => ChinaTime.DateOf(clock.GetUtcNow()).AddDays(-1);

    /// <summary>Judges a day.</summary>
    /// <returns>How many flags it has, also those that were raised before.</returns>
    public async Task<int> RunAsync(Caller by, DateOnly day, CancellationToken cancellationToken)
    {
        var thresholds = options.Value.Thresholds;
        var (looks, known) = await ReadAsync(day, thresholds, cancellationToken);
        var flags = MisuseRules.Find(day, looks, thresholds, look => known.Contains((look.Unit, look.SubjectId)));
        foreach (var flag in flags)
        {
            var id = "m" + pseudonyms.Id("misuse", flag.Kind.ToString(), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), flag.Unit, flag.Person ?? "-", flag.SubjectId ?? "-");
            await store.TryAddAsync(new StoredFlag(id, flag, clock.GetUtcNow()), cancellationToken);
            await LogAsync(by, id, cancellationToken);
        }

        return flags.Count;
    }

    private async Task LogAsync(Caller by, string id, CancellationToken cancellationToken)
    {
        var stored = (await store.FindAsync(id, cancellationToken))!;
        if (stored.IsLogged) return;
        await ledger.AppendAsync(LedgerEntry.Of(by, Change) with
        {
            SubjectId = stored.Flag.SubjectId,
            Reference = id,
            Detail = $"flagged {stored.Flag.Kind} {stored.Flag.Count}",
        }, cancellationToken);
        // An auditor may review it meanwhile: then on what stands now.
        while (!stored.IsLogged && !await store.TryUpdateAsync(stored with { IsLogged = true }, cancellationToken))
        {
            stored = (await store.FindAsync(id, cancellationToken))!;
        }
    }

    // A unit works on a case about a subject where its people opened or decided one, or changed a record, in these days.
    private async Task<(List<Look> Looks, HashSet<(string Unit, string? SubjectId)> Known)> ReadAsync(DateOnly day, MisuseThresholds thresholds, CancellationToken cancellationToken)
    {
        var (looks, known) = (new List<Look>(), new HashSet<(string, string?)>());
        await foreach (var entry in ledger.ReadAsync(day.AddDays(-thresholds.HabitDays), day, cancellationToken))
        {
            if (entry.Unit is not { } unit) continue;
            if (s_looks.Contains(entry.What))
            {
                looks.Add(new Look(entry.Id, ChinaTime.DateOf(entry.At), unit, entry.Person, entry.SubjectId, entry.Matter, entry.Outcome == LedgerEntry.Answered));
            }
            else if (entry.SubjectId is not null && entry.Outcome == LedgerEntry.Answered && entry.What is "case" or "change-decision" or "change-records")
            {
                known.Add((unit, entry.SubjectId));
            }
        }

        return (looks, known);
    }
}
