namespace CreditFunctions.Regulation.Identifiers;

/// <summary>The first two digits of administrative division codes (GB/T 2260), with 81 to 83 for residents from Hong Kong, Macao and Taiwan.</summary>
internal static class Provinces
{
    internal static bool Has(ReadOnlySpan<char> number) => ((number[0] - '0') * 10) + number[1] - '0' is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54)
        or (>= 61 and <= 65) or 71 or (>= 81 and <= 83);
}
