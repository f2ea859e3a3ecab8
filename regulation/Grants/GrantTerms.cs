using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Grants;

/// <summary>What a grant gives, to whom, for how long and by what law. Never changed: other terms are another grant.</summary>
/// <param name="Unit">The unit that is granted, by unified social credit code.</param>
/// <param name="Items">Catalogue items that it may supply (art. 8), in the catalogue's order.</param>
/// <param name="Units">Other units for which it may supply those items, by unified social credit code, in order. Its own it always may.</param>
/// <param name="Purposes">Purposes for which it may query (art. 10), each with the items that it then sees.</param>
/// <param name="From">The first day, China.</param>
/// <param name="Until">The last day, China.</param>
/// <param name="Basis">The law that it rests on.</param>
public sealed record GrantTerms(string Unit, IReadOnlyList<string> Items, IReadOnlyList<string> Units, IReadOnlyList<GrantedPurpose> Purposes,
    DateOnly From, DateOnly Until, LegalBasis Basis)
{
    /// <summary>Codes of the measures that it may carry out (art. 20, 21), in the catalogue's order; null where none.</summary>
    /// <remarks>Left out where there is none, so that terms from before there were measures keep their hash.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Measures { get; init; }

    /// <summary>The kinds of dishonesty that it may determine (art. 22, 23) by the law of <see cref="Basis"/>, in order; null where none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DishonestyCategory>? Determines { get; init; }

    /// <summary>True on the days of its period.</summary>
    public bool Holds(DateOnly day) => From <= day && day <= Until;
}

/// <summary>A purpose and what is visible for it.</summary>
/// <param name="Purpose">One of the five of art. 10.</param>
/// <param name="Items">Catalogue items, in the catalogue's order.</param>
public sealed record GrantedPurpose(QueryPurpose Purpose, IReadOnlyList<string> Items);

/// <summary>The provision that gives the unit this task (法律依据).</summary>
/// <param name="Law">The law's name, as 《四平市社会信用条例》.</param>
/// <param name="Article">The article, as 第十条第（一）项.</param>
public sealed record LegalBasis(string Law, string Article);
