using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Consents;

/// <summary>A consent as its subject, its guardian and its provider see it. Names nobody.</summary>
/// <param name="ConsentId">Opaque.</param>
/// <param name="SubjectId">Whose information may be collected.</param>
/// <param name="Provider">Who may collect.</param>
/// <param name="Items">Codes of the items.</param>
/// <param name="Purpose">The agreed purpose.</param>
/// <param name="From">The first day, China.</param>
/// <param name="Until">The last day, China.</param>
/// <param name="Form">How it was given.</param>
/// <param name="EvidenceSha256">Of what shows it.</param>
/// <param name="State">How it stands today.</param>
/// <param name="GivenAt">When it was registered, China time.</param>
/// <param name="WithdrawnAt">When it was withdrawn, or null.</param>
/// <param name="ErasedAt">When what rested on it was erased, or null.</param>
internal sealed record ConsentAnswer(string ConsentId, string SubjectId, string Provider, IReadOnlyList<string> Items, string Purpose, DateOnly From,
    DateOnly Until, ConsentForm Form, string EvidenceSha256, ConsentState State, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt, DateTimeOffset? ErasedAt)
{
    public static ConsentAnswer Of(StoredConsent stored, DateTimeOffset now) => new(stored.Id, stored.SubjectId, stored.Terms.Provider, stored.Terms.Items,
        stored.Terms.Purpose, stored.Terms.Period.From, stored.Terms.Period.Until, stored.Terms.Form, stored.Evidence.Sha256,
        stored.Terms.StateOn(ChinaTime.DateOf(now)), ChinaTime.At(stored.GivenAt), At(stored.Terms.WithdrawnAt), At(stored.ErasedAt));

    private static DateTimeOffset? At(DateTimeOffset? moment) => moment is { } at ? ChinaTime.At(at) : null;
}
