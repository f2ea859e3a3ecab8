namespace CreditFunctions.Regulation.Misuse;

/// <summary>From when on looks are strange enough for a person to look at them. None proves anything.</summary>
public sealed record MisuseThresholds
{
    /// <summary>A unit's looks in a day count as many only above this.</summary>
    public int VolumeFloor { get; init; } = 200;

    /// <summary>… and above so many times the median of its days before.</summary>
    public double VolumeFactor { get; init; } = 3;

    /// <summary>How many days before make a unit's habit; days without a look count as none.</summary>
    public int HabitDays { get; init; } = 28;

    /// <summary>One clerk looks one subject up so often …</summary>
    public int RepeatedLooks { get; init; } = 5;

    /// <summary>… within so many days, the day itself included, …</summary>
    public int RepeatedDays { get; init; } = 7;

    /// <summary>… under so many different matters: one matter's own looks are its business.</summary>
    public int RepeatedMatters { get; init; } = 2;

    /// <summary>So many refused looks of one person in a day.</summary>
    public int RefusedLooks { get; init; } = 20;

    /// <summary>One clerk's answered looks in a day under matters that nothing else speaks of.</summary>
    public int LooksWithoutCase { get; init; } = 10;
}
