using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Held;

/// <summary>A row that only a person may let in: it would bring back, or overwrite, what was decided.</summary>
/// <param name="ReceiptId">Under which it came.</param>
/// <param name="Row">Its number.</param>
/// <param name="Provider">Who sent it.</param>
/// <param name="DecidingBody">Who decided the matter that it is about.</param>
/// <param name="Item">The catalogue item.</param>
/// <param name="SubjectId">Whom it is about.</param>
/// <param name="RecordId">The record that it touches.</param>
/// <param name="Action">What it asks for.</param>
/// <param name="Why"><c>reinsertion</c> or <c>decided</c>.</param>
/// <param name="HeldAt">Since when, UTC.</param>
internal sealed record HeldRow(string ReceiptId, int Row, string Provider, string DecidingBody, string Item, string SubjectId, string RecordId,
    RowAction Action, string Why, DateTimeOffset HeldAt);
