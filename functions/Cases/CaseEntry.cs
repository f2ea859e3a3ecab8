using System.Text.Json;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Cases;

/// <summary>An entry of a case's history: the event, and the words and evidence that came with it.</summary>
/// <typeparam name="TEvent">The events of that kind of case, with <c>event</c> as the discriminator of their JSON.</typeparam>
/// <param name="Happened">The event.</param>
/// <param name="Text">What somebody wrote, verbatim: a statement, a supplement, what is to be supplemented, an opinion.</param>
/// <param name="Evidence">What was handed in with it.</param>
internal sealed record CaseEntry<TEvent>(TEvent Happened, string? Text = null, IReadOnlyList<Evidence>? Evidence = null)
    where TEvent : ICaseEvent
{
    /// <summary>The entry as the case store keeps it.</summary>
    public NewCaseEvent ToStored()
    {
        var content = JsonSerializer.SerializeToElement(this, JsonContract.Options);
        return new NewCaseEvent(content.GetProperty("happened").GetProperty("event").GetString()!, By(), content.GetRawText());
    }

    private string By() => Happened.By.Unit ?? Happened.By.Person ?? "system";
}
