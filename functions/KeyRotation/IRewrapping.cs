namespace CreditFunctions.KeyRotation;

/// <summary>One kind of thing that rests on the master keys, brought under the newest one step by step while the app runs.</summary>
internal interface IRewrapping
{
    /// <summary>Which comes first: lower before higher.</summary>
    int Order { get; }

    /// <summary>The places to go through, each by itself, such as one for each table. Fit for a row key.</summary>
    Task<IReadOnlyList<string>> PlacesAsync(CancellationToken cancellationToken);

    /// <summary>One bounded step in a place. Again it changes nothing: a crash costs at most one step.</summary>
    /// <param name="place">The place.</param>
    /// <param name="continuation">Where the last step ended; null for the first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<RewrapStep> StepAsync(string place, string? continuation, CancellationToken cancellationToken);
}

/// <summary>What a step brought.</summary>
/// <param name="Rewrapped">How many are under the newest key now.</param>
/// <param name="Stuck">How many could not be brought there; the log says which.</param>
/// <param name="Continuation">Where the next step begins; null at the end of the place.</param>
internal sealed record RewrapStep(int Rewrapped, int Stuck, string? Continuation)
{
    /// <summary>There was nothing.</summary>
    public static RewrapStep Nothing { get; } = new(0, 0, null);
}
