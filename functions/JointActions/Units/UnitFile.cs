using System.Text.Json;
using Azure;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Units;

/// <summary>What a unit's row holds: its part as it stands, and what happened to it, oldest first. Few and short, so one row holds them.</summary>
/// <param name="Task">Its part.</param>
/// <param name="History">What happened.</param>
internal sealed record UnitFile(UnitTask Task, IReadOnlyList<UnitEvent> History)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonContract.Options);

    public static UnitFile Parse(string json) => JsonSerializer.Deserialize<UnitFile>(json, JsonContract.Options)
        ?? throw new InvalidDataException("A unit's part is null.");

    /// <summary>What it told last, in its own words; or null.</summary>
    public UnitEvent.Answered? Answer => History.OfType<UnitEvent.Answered>().LastOrDefault();
}

/// <summary>A unit's row as read.</summary>
/// <param name="File">What it holds.</param>
/// <param name="Version">For the next conditional write; null where it is new.</param>
internal sealed record StoredUnit(UnitFile File, ETag? Version);
