namespace CreditFunctions.Repairs;

/// <summary>Settings <c>Repairs__…</c>.</summary>
internal sealed class RepairOptions
{
    /// <summary>Working days from receipt to the result being told: what the city makes of the law's "promptly" (及时, art. 26).</summary>
    public int LimitWorkingDays { get; set; } = 10;
}
