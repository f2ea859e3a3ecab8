namespace CreditFunctions.Regulation.Catalogue;

/// <summary>One value of a code list.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What people call it; the value itself where the template has no code beside it.</param>
public sealed record CodeEntry(string Value, string Label);

/// <summary>The values that a field may hold.</summary>
/// <param name="Entries">In the template's order.</param>
/// <param name="SupplementedOther">
/// Whether 其他 may carry a supplement, <c>其他-…</c>, as the national template's filling rules ask for.
/// </param>
public sealed record CodeList(IReadOnlyList<CodeEntry> Entries, bool SupplementedOther = false)
{
    private const string Other = "其他";

    /// <summary>A list whose values are their own labels.</summary>
    public static CodeList Of(params string[] values) => new([.. values.Select(value => new CodeEntry(value, value))]);

    /// <summary>The stored value for what was written (value or label), or null where the list has no such entry.</summary>
    public string? Find(string written)
    {
        foreach (var entry in Entries)
        {
            if (written == entry.Value || written == entry.Label) return entry.Value;
        }

        return SupplementedOther && IsSupplementedOther(written) ? written : null;
    }

    /// <summary>All values as a person reads them, joined by 、 in brackets of their own where a value has that sign itself.</summary>
    public string Describe() => string.Join("、", Entries.Select(entry =>
        entry.Value == entry.Label ? $"“{entry.Value}”" : $"“{entry.Value}”（{entry.Label}）"));

    private static bool IsSupplementedOther(string written) =>
        written.Length > Other.Length + 1 && written.StartsWith(Other, StringComparison.Ordinal) && written[Other.Length] is '-' or '—' or '－';
}
