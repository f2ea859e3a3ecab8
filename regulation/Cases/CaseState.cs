namespace CreditFunctions.Regulation.Cases;

/// <summary>A case of any kind as it stands. Ids, times and stages only: what people wrote is kept elsewhere, encrypted.</summary>
/// <typeparam name="TDuty">What can have to be done for it.</typeparam>
public abstract record CaseState<TDuty>
    where TDuty : CaseDuty
{
    public required string CaseId { get; init; }

    /// <summary>Up to here the passage of time has been dealt with.</summary>
    public required DateTimeOffset SeenUpTo { get; init; }

    /// <summary>What must still be done, in order. Stored with the case, so that a crash forgets nothing.</summary>
    public IReadOnlyList<TDuty> Outstanding { get; init; } = [];

    /// <summary>Duties that failed and are tried again, with the kind of failure.</summary>
    public IReadOnlyDictionary<string, string> Failures { get; init; } = new Dictionary<string, string>();
}
