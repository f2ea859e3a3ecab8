using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>
/// What makes a record the same record: deciding body, item, document number, subject, and the certificate's number where one
/// decision grants several. One decision may name several parties.
/// </summary>
/// <param name="DecidingBody">Its unified social credit code.</param>
/// <param name="Item">The item's code.</param>
/// <param name="DocumentNumber">The decision's number (文号).</param>
/// <param name="Subject">Whom it is about.</param>
/// <param name="CertificateNumber">The certificate's number, or empty.</param>
public sealed record RecordIdentity(string DecidingBody, string Item, string DocumentNumber, Identifier Subject, string CertificateNumber);

/// <summary>A row that was read: what identifies it, and its values as they are stored.</summary>
/// <param name="Identity">What makes it the same record.</param>
/// <param name="SubjectKind">The kind of its subject.</param>
/// <param name="Subjects">All identifiers of the subject that the row names, the preferred first.</param>
/// <param name="SubjectName">The subject's name; empty where a withdrawal gives none.</param>
/// <param name="DecisionDate">The day of the decision, China; null where a withdrawal gives none.</param>
/// <param name="Values">Normalised values by field code: dates <c>2026-09-24</c>, numbers without needless zeros, codes as the list has
/// them, joined by <c>;</c>. Empty fields are left out.</param>
public sealed record ParsedRow(RecordIdentity Identity, SubjectKind SubjectKind, IReadOnlyList<Identifier> Subjects, string SubjectName,
    DateOnly? DecisionDate, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Where it was moved from: a correction of the subject.</summary>
    public Identifier? FormerSubject { get; init; }
}

/// <summary>A row after its checks.</summary>
/// <param name="Row">Its number from 1.</param>
/// <param name="Action">What is to be done with it.</param>
/// <param name="Parsed">What was read, or null where it has errors.</param>
/// <param name="Findings">Everything found, also warnings.</param>
public sealed record CheckedRow(int Row, RowAction Action, ParsedRow? Parsed, IReadOnlyList<Finding> Findings);
