using Azure;

namespace CreditFunctions.Cases;

/// <summary>A case as stored: its state and the number of its last event.</summary>
/// <param name="Id">The case's id.</param>
/// <param name="State">The state as JSON; the room that owns the case knows its shape.</param>
/// <param name="LastEvent">The number of the last event.</param>
/// <param name="Version">For the next conditional write.</param>
internal sealed record StoredCase(string Id, string State, int LastEvent, ETag Version)
{
    /// <summary>The trace in which the case was opened (W3C <c>traceparent</c>), or null where nothing was recorded.</summary>
    public string? Trace { get; init; }
}
