using Microsoft.DurableTask.Client;

namespace CreditFunctions.Operations;

/// <summary>A room with cases, as the round over all open cases sees it. A new kind of case implements this and is watched.</summary>
internal interface ICaseRoom
{
    /// <summary>The kind, such as <c>objection</c>.</summary>
    string Kind { get; }

    /// <summary>Ids of the open cases; a case's id is also its orchestration's. Some may be closed by now, or never have been stored.</summary>
    Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>How the case stands by its own row; null where there is none.</summary>
    Task<CaseStanding?> StandingAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Rings: wakes the case's orchestration, and starts it from the case's own row where none runs.</summary>
    Task RingAsync(DurableTaskClient client, string caseId, CancellationToken cancellationToken);
}

/// <summary>How a case stands.</summary>
/// <param name="DaysLeft">Working days left.</param>
/// <param name="IsOverdue">Whether its limit passed.</param>
/// <param name="BehindSince">Since when something is due that nobody has done; null where all is done.</param>
internal sealed record CaseStanding(int DaysLeft, bool IsOverdue, DateTimeOffset? BehindSince);
