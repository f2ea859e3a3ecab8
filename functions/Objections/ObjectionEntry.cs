using System.Text.Json;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>An entry of a case's history: the event, and the words and evidence that came with it.</summary>
/// <param name="Happened">The event.</param>
/// <param name="Text">What somebody wrote, verbatim: a statement, a supplement, what is to be supplemented, an opinion.</param>
/// <param name="Evidence">What was handed in with it.</param>
internal sealed record ObjectionEntry(ObjectionEvent Happened, string? Text = null, IReadOnlyList<Evidence>? Evidence = null)
{
    /// <summary>The entry as the case store keeps it.</summary>
    public NewCaseEvent ToStored()
    {
        var content = JsonSerializer.SerializeToElement(this, JsonContract.Options);
        return new NewCaseEvent(content.GetProperty("happened").GetProperty("event").GetString()!, By(), content.GetRawText());
    }

    public static ObjectionEntry Parse(CaseEvent stored) => JsonSerializer.Deserialize<ObjectionEntry>(stored.Content, JsonContract.Options)
        ?? throw new InvalidDataException("An entry of a case's history is null.");

    private string By() => Happened.By.Unit ?? Happened.By.Person ?? "system";
}
