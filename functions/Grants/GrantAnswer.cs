using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Grants;

/// <summary>A grant as it is answered.</summary>
internal sealed record GrantAnswer(string GrantId, string Unit, GrantState State, IReadOnlyList<string> Items, IReadOnlyList<string> Units,
    IReadOnlyList<DraftPurpose> Purposes, DateOnly From, DateOnly Until, LegalBasis Basis, string ContentHash, SignedAnswer? Proposed,
    SignedAnswer? Approved, SignedAnswer? Revoked, string? Reason)
{
    /// <summary>Codes of measures that the unit may carry out.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Categories of dishonesty that it may determine: <c>1</c> to <c>5</c>, or <c>lesser</c>.</summary>
    public IReadOnlyList<string> Determines { get; init; } = [];

    /// <summary>For the authority and auditors.</summary>
    public static GrantAnswer Of(Grant grant, DateOnly today) => new(grant.GrantId, grant.Terms.Unit, grant.StateOn(today), grant.Terms.Items, grant.Terms.Units,
        [.. grant.Terms.Purposes.Select(of => new DraftPurpose(((int)of.Purpose).ToString(CultureInfo.InvariantCulture), of.Items))],
        grant.Terms.From, grant.Terms.Until, grant.Terms.Basis, GrantRow.HashOf(grant.Terms), SignedAnswer.Of(grant.Proposed), SignedAnswer.Of(grant.Approved),
        SignedAnswer.Of(grant.Revoked), grant.Reason)
    {
        Measures = grant.Terms.Measures ?? [],
        Determines = [.. (grant.Terms.Determines ?? []).Select(DishonestyCategories.Written)],
    };

    /// <summary>For the unit itself: which body granted, not which persons.</summary>
    public static GrantAnswer ForItsUnit(Grant grant, DateOnly today)
    {
        var answer = Of(grant, today);
        return answer with { Proposed = answer.Proposed?.WithoutPerson(), Approved = answer.Approved?.WithoutPerson(), Revoked = answer.Revoked?.WithoutPerson() };
    }
}

/// <summary>Who did something, and when (China time).</summary>
/// <param name="Person">A pseudonym.</param>
/// <param name="Unit">The person's unit.</param>
/// <param name="At">When.</param>
internal sealed record SignedAnswer(string? Person, string? Unit, DateTimeOffset At)
{
    /// <summary>For those whom the body concerns, not the person.</summary>
    public SignedAnswer WithoutPerson() => this with { Person = null };

    public static SignedAnswer? Of(Signature? signature) =>
        signature is null ? null : new SignedAnswer(signature.Person, signature.Unit, ChinaTime.At(signature.At));
}

/// <summary>A grant and how it came to stand as it does.</summary>
/// <param name="Grant">As it stands.</param>
/// <param name="Versions">What it was, oldest first.</param>
internal sealed record GrantDetails(GrantAnswer Grant, IReadOnlyList<GrantVersionAnswer> Versions)
{
    public static GrantDetails Of(GrantFile file, DateOnly today) => new(GrantAnswer.Of(file.Newest, today),
        [.. file.Versions.Select(version => new GrantVersionAnswer(version.Number, version.Grant.Status, ChinaTime.At(version.At), GrantAnswer.Of(version.Grant, today)))]);
}

/// <summary>A version.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Status">How far the grant was.</param>
/// <param name="At">When it was stored, China time.</param>
/// <param name="Grant">The grant as it was then; its state as of today, had nothing happened since.</param>
internal sealed record GrantVersionAnswer(int Version, GrantStatus Status, DateTimeOffset At, GrantAnswer Grant);
