using CreditFunctions.Problems;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Grants;

/// <summary>A grant as it is proposed.</summary>
/// <param name="Unit">The unit, by unified social credit code.</param>
/// <param name="Items">Catalogue items that it may supply.</param>
/// <param name="Units">Other units for which it may supply them.</param>
/// <param name="Purposes">Purposes for which it may query, with what it sees.</param>
/// <param name="From">The first day, China.</param>
/// <param name="Until">The last day, China.</param>
/// <param name="Basis">The law that it rests on.</param>
internal sealed record GrantRequest(string? Unit, IReadOnlyList<string?>? Items, IReadOnlyList<string?>? Units, IReadOnlyList<DraftPurpose?>? Purposes,
    string? From, string? Until, GrantRequest.Provision? Basis)
{
    /// <summary>Codes of measures that it may carry out.</summary>
    public IReadOnlyList<string?>? Measures { get; init; }

    /// <summary>Categories of dishonesty that it may determine.</summary>
    public IReadOnlyList<string?>? Determines { get; init; }

    /// <summary>The terms.</summary>
    /// <exception cref="ProblemException">400 <c>invalid-request</c>: with all that is wrong.</exception>
    public GrantTerms Read(DateOnly today)
    {
        var draft = new GrantDraft(Unit, Items, Units, Purposes, From, Until, Basis?.Law, Basis?.Article) { Measures = Measures, Determines = Determines };
        var (terms, faults) = DraftCheck.Read(draft, today);
        return terms ?? throw CommonProblems.InvalidFields([.. faults.Select(fault => new FieldError(fault.Field, fault.Code, fault.Message))]).AsException();
    }

    /// <summary>A law and its article.</summary>
    internal sealed record Provision(string? Law, string? Article);
}

/// <summary>A revocation as it is sent.</summary>
internal sealed record RevocationRequest(string? Reason);
