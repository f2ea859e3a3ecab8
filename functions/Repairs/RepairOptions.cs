using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>Settings <c>Repairs__…</c>.</summary>
internal sealed class RepairOptions
{
    /// <summary>Working days from receipt to the result being told: what the city makes of the law's "promptly" (及时, art. 26).</summary>
    public int LimitWorkingDays { get; set; } = RepairRules.Standard.LimitWorkingDays;

    /// <summary>The rules with that limit: cases are counted by it, and subjects are told it.</summary>
    public RepairRules Rules => RepairRules.Standard with { LimitWorkingDays = LimitWorkingDays };
}
