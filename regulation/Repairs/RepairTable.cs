using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>One line of the rules: after how long a matter can be repaired, and what the repair does to it.</summary>
/// <param name="Item">The catalogue item's code, or <see cref="RepairMatter.Determination"/>.</param>
/// <param name="Severity">The severity; null: not classified.</param>
/// <param name="MinimumMonths">The shortest publication (最短公示期), months from the decision; 0: none.</param>
/// <param name="Effect">Deleted or annotated.</param>
/// <param name="Source">The document that says so.</param>
public sealed record RepairRow(string Item, Severity? Severity, int MinimumMonths, RepairEffect Effect, string Source);

/// <summary>What can be repaired, when, and with what effect (art. 26): data.</summary>
/// <remarks>
/// The shortest publication is that of the publication terms. What nobody classified is not published, so there is nothing to wait for; as its
/// gravity is not known, it is annotated and not deleted. A determination of dishonesty ends by repair and is annotated: it stays in the case file.
/// </remarks>
public static class RepairTable
{
    /// <summary>All rows. An item that has none is not information on dishonesty, and needs no repair.</summary>
    public static IReadOnlyList<RepairRow> All { get; } =
    [
        .. BySeverity("penalty", RepairEffect.Deleted),
        .. BySeverity("arrears", RepairEffect.Deleted),
        // 第十条: a court deletes it once the obligation is fulfilled, whatever time has passed.
        new("judgment-defaulter", null, 0, RepairEffect.Deleted, "法释〔2017〕7号 第十条"),
        .. BySeverity(RepairMatter.Determination, RepairEffect.Annotated),
    ];

    /// <summary>The row of an item and severity, or null.</summary>
    public static RepairRow? Find(string item, Severity? severity) =>
        All.FirstOrDefault(row => row.Item == item && row.Severity == severity) ?? All.FirstOrDefault(row => row.Item == item && row.Severity is null);

    private static IEnumerable<RepairRow> BySeverity(string item, RepairEffect lesser)
    {
        var terms = PublicationTerms.StateCouncil2025;
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var effect = severity == Severity.Serious ? RepairEffect.Annotated : lesser;
            yield return new(item, severity, terms.Of(severity).MinMonths, effect, terms.Source);
        }

        yield return new(item, null, 0, RepairEffect.Annotated, terms.Source);
    }
}
