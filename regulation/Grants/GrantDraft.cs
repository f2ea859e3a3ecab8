namespace CreditFunctions.Regulation.Grants;

/// <summary>The terms of a grant as somebody wrote them.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Items">Items to supply.</param>
/// <param name="Units">Other units to supply for.</param>
/// <param name="Purposes">Purposes to query for.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
/// <param name="Law">The law.</param>
/// <param name="Article">Its article.</param>
public sealed record GrantDraft(string? Unit, IReadOnlyList<string?>? Items, IReadOnlyList<string?>? Units, IReadOnlyList<DraftPurpose?>? Purposes,
    string? From, string? Until, string? Law, string? Article)
{
    /// <summary>Codes of measures to carry out.</summary>
    public IReadOnlyList<string?>? Measures { get; init; }

    /// <summary>Categories of dishonesty to determine: <c>1</c> to <c>5</c>, or their names, or <c>lesser</c>.</summary>
    public IReadOnlyList<string?>? Determines { get; init; }
}

/// <summary>A purpose as somebody wrote it.</summary>
/// <param name="Purpose"><c>1</c> to <c>5</c>, or its name.</param>
/// <param name="Items">The items that are visible for it.</param>
public sealed record DraftPurpose(string? Purpose, IReadOnlyList<string?>? Items);

/// <summary>What is wrong with a field of a draft.</summary>
/// <param name="Field">A JSON path.</param>
/// <param name="Code">Stable.</param>
/// <param name="Message">Chinese: what is wrong and the way out.</param>
public sealed record DraftFault(string Field, string Code, string Message);
