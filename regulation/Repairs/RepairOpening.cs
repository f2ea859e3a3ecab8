using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>From when on a matter can be repaired, and why not before.</summary>
/// <param name="FirstDay">The first day, China, on which it can be applied for; null: never.</param>
/// <param name="Why">Why not before or not at all, Chinese; null where it can be at once.</param>
/// <param name="Source">The document that says so.</param>
/// <param name="Effect">What a granted repair does; null where there is nothing to repair.</param>
public sealed record RepairOpening(DateOnly? FirstDay, string? Why, string Source, RepairEffect? Effect)
{
    /// <summary>The conditions of time and law (art. 26; 国办发〔2025〕22号): a pure function of the matter.</summary>
    public static RepairOpening Of(RepairMatter matter)
    {
        if (RepairTable.Find(matter.Item, matter.Severity) is not { } row)
        {
            return new(null, "该信息不属于失信信息，无需信用修复", "《四平市社会信用条例》第二十六条", null);
        }

        // The shortest publication includes its last day.
        var opening = row.MinimumMonths == 0 ? new RepairOpening(matter.DecidedOn, null, row.Source, row.Effect)
            : new RepairOpening(matter.DecidedOn.AddMonths(row.MinimumMonths).AddDays(1), $"最短公示期为 {row.MinimumMonths} 个月，期满后方可申请", row.Source, row.Effect);
        foreach (var exclusion in RepairExclusion.All.Where(exclusion => exclusion.Covers(matter)))
        {
            if (exclusion.Until is null) return new(null, exclusion.Reason, exclusion.Source, row.Effect);
            if (DateField.Parse(matter.Values.GetValueOrDefault(exclusion.Until)) is { } last && last >= opening.FirstDay)
            {
                // A provider's way to write that a term never ends: no day comes after it.
                if (last == DateOnly.MaxValue) return new(null, exclusion.Reason, exclusion.Source, row.Effect);
                opening = new(last.AddDays(1), exclusion.Reason, exclusion.Source, row.Effect);
            }
        }

        return opening;
    }

    /// <summary>Whether it can be applied for on that day, China.</summary>
    public bool IsOpenOn(DateOnly day) => FirstDay <= day;
}
