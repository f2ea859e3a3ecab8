using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Referrals;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>The referrals: opened by whoever finds a duty missed, read, and changed by the rules only. Nothing is ever removed.</summary>
internal sealed class ReferralStore(ReferralCases cases, ReferralIndex index, OldReferrals old, TimeProvider clock)
{
    private const int AtOnce = 16;
    private volatile bool _isAdopted;

    /// <summary>Opens a referral as suspected; the same again changes nothing, a new breach of the same duty is noted on it. Cost: 3 round trips.</summary>
    public Task OpenAsync(Referral referral, CancellationToken cancellationToken) => OpenAsync(referral, clock.GetUtcNow(), cancellationToken);

    /// <summary>Notes that by what became known the duty was not missed after all; the same note again changes nothing. Cost: 3 round trips.</summary>
    /// <param name="referralId">The referral.</param>
    /// <param name="noteId">Deterministic.</param>
    /// <param name="why">Such as the State Council notice; nothing personal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">Its opening is still to come: try again after it.</exception>
    public async Task NoteAsync(string referralId, string noteId, string why, CancellationToken cancellationToken)
    {
        if (await FindAsync(referralId, cancellationToken) is null) throw new InvalidOperationException($"The referral {referralId} is not open yet.");
        var history = await cases.HistoryAsync(referralId, cancellationToken);
        if (history.Any(entry => entry.Happened is ReferralEvent.FactVanished vanished && vanished.NoteId == noteId)) return;
        await cases.ApplyAsync(referralId, (now, _) => new CaseEntry<ReferralEvent>(new ReferralEvent.FactVanished(now, noteId, why)), null, cancellationToken);
    }

    /// <summary>The referral, or null. Cost: 1 round trip, 1 more where there is none.</summary>
    public async Task<CaseFile<ReferralCase>?> FindAsync(string referralId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(referralId)) return null;
        if (await cases.ReadAsync(referralId, cancellationToken) is { } file) return file;
        if (await old.FindAsync(referralId, cancellationToken) is not { } found) return null;
        await OpenAsync(found.Referral, found.OpenedAt, cancellationToken);
        return await cases.ReadAsync(referralId, cancellationToken);
    }

    /// <summary>Lets an event happen, and brings the lists after it. Cost: about 6 round trips.</summary>
    public async Task<CaseFile<ReferralCase>> ApplyAsync(ReferralCase before, Func<DateTimeOffset, CaseEntry<ReferralEvent>> happens, ReferralStage leadsTo,
        RequestKey? key, CancellationToken cancellationToken, string? toUnit = null, LedgerEntry? logs = null)
    {
        string[] ofUnit = toUnit is null ? [] : [ReferralIndex.OfUnit(toUnit)];
        await index.AddAsync(before.CaseId, before.FirstSince, [ReferralIndex.OfState(leadsTo), ReferralIndex.Pending, .. ofUnit], cancellationToken);
        var file = await cases.ApplyAsync(before.CaseId, (now, _) => happens(now), key, cancellationToken, logs is null ? null : _ => logs);
        var after = file.Case;
        if (after.Stage != leadsTo) await index.AddAsync(before.CaseId, before.FirstSince, [ReferralIndex.OfState(after.Stage)], cancellationToken);
        // No referral goes back to an earlier stage. A later one's row may be of somebody who goes on at the same moment; one too many is passed over.
        var others = Enum.GetValues<ReferralStage>().Where(stage => stage < after.Stage).Select(ReferralIndex.OfState);
        await index.RemoveAsync(before.CaseId, before.FirstSince, others, cancellationToken);
        return file;
    }

    /// <summary>Appends what waits for the ledger. Cost: none where nothing waits; else a share of 1 round trip to log, and 2.</summary>
    public Task LogAsync(CaseFile<ReferralCase> file, ILedger ledger, CancellationToken cancellationToken) => cases.LogAsync(file, ledger, cancellationToken);

    /// <summary>A page of a list, the latest opened first, and where the next begins. Cost: 1 round trip, and 1 a referral, sixteen at the same time.</summary>
    public async Task<(IReadOnlyList<ReferralCase> Page, string? Next)> PageAsync(string list, Func<ReferralCase, bool> belongs, string after, int size,
        CancellationToken cancellationToken)
    {
        await AdoptAsync(cancellationToken);
        var page = new List<ReferralCase>();
        while (true)
        {
            var rows = await index.PageAsync(list, after, size + 1, cancellationToken);
            foreach (var some in rows.Take(size).Chunk(AtOnce))
            {
                var files = await Task.WhenAll(some.Select(row => cases.ReadAsync(ReferralIndex.IdOf(row), cancellationToken)));
                foreach (var (row, file) in some.Zip(files))
                {
                    if (page.Count == size) return (page, after);
                    after = row;
                    if (file is not null && row == ReferralIndex.RowOf(file.Case.CaseId, file.Case.FirstSince) && belongs(file.Case)) page.Add(file.Case);
                }
            }

            if (rows.Count <= size) return (page, null);
            if (page.Count == size) return (page, after);
        }
    }

    private async Task OpenAsync(Referral referral, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await cases.ReadAsync(referral.Id, cancellationToken) is { } known)
        {
            await BreachAgainAsync(known.Case, referral.Since, cancellationToken);
            return;
        }

        await index.AddAsync(referral.Id, referral.Since, [ReferralIndex.All, ReferralIndex.OfState(ReferralStage.Suspected), ReferralIndex.OfUnit(referral.Unit)], cancellationToken);
        await cases.TryOpenAsync(_ => new CaseEntry<ReferralEvent>(
            new ReferralEvent.Opened(at, referral.Id, referral.Unit, referral.Cause, referral.CaseId, referral.Since)), null, cancellationToken);
    }

    private async Task BreachAgainAsync(ReferralCase known, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (known.Since == since && known.FactVanishedAt is null) return;
        await cases.ApplyAsync(known.CaseId, (now, _) => new CaseEntry<ReferralEvent>(new ReferralEvent.BreachedAgain(now, since)), null, cancellationToken);
    }

    // What an older release opened stands in no list until it was adopted: once a process, before the first list is read.
    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        if (_isAdopted) return;
        await foreach (var (referral, openedAt) in old.AllAsync(cancellationToken)) await OpenAsync(referral, openedAt, cancellationToken);
        _isAdopted = true;
    }
}
