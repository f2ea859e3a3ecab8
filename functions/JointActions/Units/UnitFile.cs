using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Units;

/// <summary>What a unit's row holds: its part as it stands, and what happened to it, oldest first. Few and short, so one row holds them.</summary>
/// <param name="Task">Its part.</param>
/// <param name="History">What happened.</param>
internal sealed record UnitFile(UnitTask Task, IReadOnlyList<UnitEvent> History)
{
    /// <summary>What must stand in the ledger and does not yet, as far as is known: stored with the change itself, so that no crash forgets it.</summary>
    public IReadOnlyList<LedgerEntry> Unlogged { get; init; } = [];

    /// <summary>True where something is left to be told, registered or logged.</summary>
    [JsonIgnore]
    public bool IsDue => Task.Outstanding.Count > 0 || Unlogged.Count > 0;

    /// <summary>True where nothing is to come of it any more, whatever becomes of the action.</summary>
    [JsonIgnore]
    public bool IsSettled => Task.IsSettled && Unlogged.Count == 0;

    /// <summary>After what the rules made of an event. That duties were done is nobody's news, and comes each day of a stop that is not confirmed.</summary>
    public UnitFile After(Verdict<UnitTask, UnitEvent, JointDuty>.Accepted accepted) =>
        this with { Task = accepted.Case, History = [.. History, .. accepted.History.Where(happened => happened is not UnitEvent.DutiesDone)] };

    /// <summary>With what its action says that all its units were told.</summary>
    public UnitFile AsToldBy(JointAction action)
    {
        var (task, told) = UnitTelling.Of(action, Task);
        return told.Count == 0 ? this : this with { Task = task, History = [.. History, .. told] };
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonContract.Options);

    public static UnitFile Parse(string json) => JsonSerializer.Deserialize<UnitFile>(json, JsonContract.Options)
        ?? throw new InvalidDataException("A unit's part is null.");

    /// <summary>What it told last, in its own words; or null.</summary>
    [JsonIgnore]
    public UnitEvent.Answered? Answer => History.OfType<UnitEvent.Answered>().LastOrDefault();
}

/// <summary>A unit's row as read.</summary>
/// <param name="File">What it holds.</param>
/// <param name="Version">For the next conditional write; null where it is new.</param>
internal sealed record StoredUnit(UnitFile File, ETag? Version);
