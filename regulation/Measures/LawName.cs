namespace CreditFunctions.Regulation.Measures;

/// <summary>Names of laws as people write them: with book title marks or without.</summary>
public static class LawName
{
    /// <summary>Whether two written names mean the same law.</summary>
    public static bool AreSame(string one, string other) => Bare(one) == Bare(other);

    private static string Bare(string name) => string.Concat(name.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('《' or '》' or '〈' or '〉')))
        .Replace("中华人民共和国", string.Empty, StringComparison.Ordinal);
}
