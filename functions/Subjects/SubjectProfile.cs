using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Subjects;

/// <summary>What is known of a credit subject (信用主体, art. 3) besides its records.</summary>
/// <param name="SubjectId">Random and opaque.</param>
/// <param name="Kind">Organisation, individually-owned business, or natural person.</param>
/// <param name="Names">The names under which it was supplied, the first known first.</param>
internal sealed record SubjectProfile(string SubjectId, SubjectKind Kind, IReadOnlyList<string> Names)
{
    /// <summary>The name under which it is known.</summary>
    public string Name => Names[0];

    /// <summary>Without the names: a record's own text would print them into a log.</summary>
    public override string ToString() => $"{Kind} {SubjectId}";
}
