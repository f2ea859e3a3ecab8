using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Determinations;

/// <summary>What was determined about a subject and is not over, as the subject itself sees it (art. 23, 24): with basis, reasons and the ways against it.</summary>
internal sealed class OwnDeterminations(DeterminationStore store, DeterminationIndex index, RepairRules repairs, TimeProvider clock)
{
    /// <summary>In the place of a catalogue item's code, where a look at them is logged.</summary>
    public const string Item = RepairMatter.Determination;

    private const string Review = "不服认定决定的，可以依法申请行政复议或者提起行政诉讼。", Objection = "对所依据的信用信息有异议的，可以依据《四平市社会信用条例》第二十五条对该信息提出异议申请，异议成立的，认定随之终止；";

    // Only what is recorded can be objected to; before the decision there was the statement, and it is answered.
    private const string WithoutRecords = "本认定不以平台记载的信用信息为依据，决定作出前的陈述、申辩由认定单位在决定中回应；";

    /// <summary>Those that are listed today, whatever an orchestration has noted yet, the newest first; none where <paramref name="subjectId"/> is null.</summary>
    /// <remarks>Cost: 1 round trip; 1 for each that ever was about the subject and 1 more for each that is listed, at the same time.</remarks>
    public async Task<IReadOnlyList<OwnDetermination>> ListedAsync(string? subjectId, CancellationToken cancellationToken)
    {
        if (subjectId is null) return [];
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var ids = await index.ListAsync(CaseIndex.OfSubject(subjectId), cancellationToken);
        var listed = await Task.WhenAll(ids.Select(async id => await store.ReadAsync(id, cancellationToken) is { Case: var determination }
            && determination.IsListedOn(today) ? await ShownAsync(determination, cancellationToken) : null));
        return [.. listed.OfType<OwnDetermination>().OrderByDescending(shown => shown.ListedOn).ThenBy(shown => shown.DeterminationId, StringComparer.Ordinal)];
    }

    private async Task<OwnDetermination> ShownAsync(Determination determination, CancellationToken cancellationToken)
    {
        var (terms, listedOn) = (determination.Terms, ChinaTime.DateOf(determination.DecidedAt!.Value));
        var happened = (await store.HistoryAsync(determination.CaseId, cancellationToken)).Select(entry => entry.Happened).ToList();
        return new OwnDetermination(determination.CaseId, determination.Unit, terms.Category.Written(), terms.Category.Text(), terms.Severity, terms.Basis,
            happened.OfType<DeterminationEvent.Proposed>().Single().Facts, happened.OfType<DeterminationEvent.Decided>().Single().Reasons,
            [.. terms.Measures.Select(DeterminationView.Shown)], terms.Records, listedOn, determination.Until!.Value, determination.CanBeOnSevereList,
            RepairGuide.For(RepairMatter.Determination, terms.Severity, listedOn, repairs), (terms.Records.Count > 0 ? Objection : WithoutRecords) + Review);
    }
}

/// <summary>A determination that stands, for its own subject.</summary>
/// <param name="DeterminationId">Opaque; the case is read by it, and a repair names it.</param>
/// <param name="Unit">Who determined, by unified social credit code.</param>
/// <param name="Category"><c>1</c> to <c>5</c> of art. 22, or <c>lesser</c>.</param>
/// <param name="CategoryText">In the regulation's words.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Basis">The law and article.</param>
/// <param name="Facts">What was found.</param>
/// <param name="Reasons">Why it was decided so.</param>
/// <param name="Measures">What the unit applies.</param>
/// <param name="RecordIds">Records that it rests on: an objection names one.</param>
/// <param name="ListedOn">The day of the decision, China.</param>
/// <param name="Until">Its last day, China.</param>
/// <param name="OnSevereList">Whether it is public (严重失信主体名单).</param>
/// <param name="Repair">The way to repair it (art. 26).</param>
/// <param name="Remedies">The ways to contest it, Chinese.</param>
internal sealed record OwnDetermination(string DeterminationId, string Unit, string Category, string CategoryText, Severity Severity, LegalBasis Basis,
    string Facts, string Reasons, IReadOnlyList<ShownMeasure> Measures, IReadOnlyList<string> RecordIds, DateOnly ListedOn, DateOnly Until,
    bool OnSevereList, RepairGuide? Repair, string Remedies);

/// <summary>How a look at them is logged.</summary>
internal static class OwnDeterminationEntries
{
    /// <summary>The entry of a look that hands these out as well.</summary>
    public static LedgerEntry Also(this LedgerEntry entry, IReadOnlyList<OwnDetermination> determinations) => determinations.Count == 0 ? entry
        : entry with { Items = [.. entry.Items, OwnDeterminations.Item], Records = entry.Records + determinations.Count };
}
