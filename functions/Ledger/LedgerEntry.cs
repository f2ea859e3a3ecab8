using CreditFunctions.Access;

namespace CreditFunctions.Ledger;

/// <summary>One look at somebody's information, a refused attempt, or a change of what is held or allowed (信息查询日志, art. 15(3)).</summary>
/// <param name="Id">The entry's id; opaque. Given by the log, unless whoever appends must know it before: then <see cref="EntryId.New"/>.</param>
/// <param name="At">When, UTC. Given by the log.</param>
/// <param name="What">The kind of query: <c>public</c>, <c>purpose</c>, <c>own</c>, <c>resolve</c>, <c>case</c>, …; of a change: <c>change-grant</c>,
/// <c>change-consent</c>, <c>change-authorisation</c>, <c>change-decision</c>, <c>change-records</c>, …</param>
/// <param name="Unit">The body that looked, by unified social credit code, or null.</param>
/// <param name="Person">A pseudonym of the person or system that looked.</param>
/// <param name="SubjectId">Whose information, or null where none was found.</param>
/// <param name="Purpose">Which of the five purposes of art. 10, or null.</param>
/// <param name="Matter">The matter number that the query was made for, or null.</param>
/// <param name="Items">Kinds of record that the answer held.</param>
/// <param name="Records">How many records the answer held.</param>
/// <param name="Outcome"><c>answered</c>, or the code of the refusal.</param>
internal sealed record LedgerEntry(string Id, DateTimeOffset At, string What, string? Unit, string Person, string? SubjectId,
    string? Purpose, string? Matter, IReadOnlyList<string> Items, int Records, string Outcome)
{
    /// <summary>The id of what it rests on or changes: an authorisation, grant, consent, case, receipt; or null.</summary>
    public string? Reference { get; init; }

    /// <summary>What became of it, for a change: such as <c>approved</c>, or hashes of the new contents; no personal data. Null for a query.</summary>
    public string? Detail { get; init; }

    /// <summary>Until when the look is not shown to its subject (an unannounced inspection, 暂缓告知), UTC; null: shown at once. It is in the ledger at once.</summary>
    public DateTimeOffset? HiddenUntil { get; init; }

    /// <summary>The unannounced inspection under which it is hidden, or null.</summary>
    public string? Inspection { get; init; }

    /// <summary>The law and article that this rests on, where it needs one of its own; or null.</summary>
    public string? Basis { get; init; }

    /// <summary>The outcome of a query that is answered.</summary>
    public const string Answered = "answered";

    /// <summary>An answered query by a caller; complete it with <c>with</c>. The log gives id and time.</summary>
    public static LedgerEntry Of(Caller caller, string what) =>
        new(string.Empty, default, what, caller.Unit, caller.Person, null, null, null, [], 0, Answered) { Reference = caller.Represents?.RepresentationId };

    /// <summary>The same entry about what it changes or rests on; the representation by which a caller acts then stands in the detail.</summary>
    public LedgerEntry About(string reference) => this with
    {
        Reference = reference,
        Detail = Reference is null ? Detail : $"{Detail} {Reference}".TrimStart(),
    };
}
