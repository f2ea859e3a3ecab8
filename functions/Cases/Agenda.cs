namespace CreditFunctions.Cases;

/// <summary>What is to be done for a case, and when to look again.</summary>
/// <param name="Duties">In this order.</param>
/// <param name="WakeAt">UTC; null where nothing is left to do.</param>
internal sealed record Agenda(IReadOnlyList<DueDuty> Duties, DateTime? WakeAt);

/// <summary>A duty that is due.</summary>
/// <param name="Id">The duty's id.</param>
/// <param name="Activity">The activity that does it.</param>
internal sealed record DueDuty(string Id, string Activity);

/// <summary>Which duty of which case an activity does.</summary>
internal sealed record DutyInput(string CaseId, string DutyId);

/// <summary>What became of the duties of one wake.</summary>
internal sealed record Settlement(string CaseId, IReadOnlyList<string> Done, IReadOnlyList<FailedDuty> Failed);

/// <summary>A duty that failed.</summary>
/// <param name="Id">The duty's id.</param>
/// <param name="Why">The kind of failure: an exception's type, nothing personal.</param>
internal sealed record FailedDuty(string Id, string Why);
