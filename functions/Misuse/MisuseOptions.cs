using CreditFunctions.Regulation.Misuse;

namespace CreditFunctions.Misuse;

/// <summary>Settings <c>Misuse__…</c>: from when on looks are flagged for an auditor (art. 28).</summary>
internal sealed class MisuseOptions
{
    private static readonly MisuseThresholds s_usual = new();

    public int VolumeFloor { get; set; } = s_usual.VolumeFloor;
    public double VolumeFactor { get; set; } = s_usual.VolumeFactor;
    public int HabitDays { get; set; } = s_usual.HabitDays;
    public int RepeatedLooks { get; set; } = s_usual.RepeatedLooks;
    public int RepeatedDays { get; set; } = s_usual.RepeatedDays;
    public int RepeatedMatters { get; set; } = s_usual.RepeatedMatters;
    public int RefusedLooks { get; set; } = s_usual.RefusedLooks;
    public int LooksWithoutCase { get; set; } = s_usual.LooksWithoutCase;

    /// <summary>As the rules take them.</summary>
    public MisuseThresholds Thresholds => new()
    {
        VolumeFloor = VolumeFloor, VolumeFactor = VolumeFactor, HabitDays = HabitDays, RepeatedLooks = RepeatedLooks, RepeatedDays = RepeatedDays,
        RepeatedMatters = RepeatedMatters, RefusedLooks = RefusedLooks, LooksWithoutCase = LooksWithoutCase,
    };

    /// <summary>True where each can be counted to, and a look is never judged by days that were not read.</summary>
    public bool IsGood => VolumeFloor >= 0 && VolumeFactor > 0 && HabitDays is >= 1 and <= 366 && RepeatedLooks > 0 && RepeatedDays >= 1
        && RepeatedDays <= HabitDays && RepeatedMatters > 0 && RefusedLooks > 0 && LooksWithoutCase > 0;
}
