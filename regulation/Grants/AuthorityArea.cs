namespace CreditFunctions.Regulation.Grants;

/// <summary>
/// For which units an authority grants (art. 4: 市、县（市）区人民政府确定的社会信用主管部门): the city's for all, a county's for those of its area.
/// </summary>
public static class AuthorityArea
{
    /// <summary>The city of Siping (四平市), administrative division code (GB/T 2260).</summary>
    public const string City = "220300";

    /// <summary>Whether an authority of that area may act on a unit's grants.</summary>
    /// <param name="area">The authority's administrative division code; null or empty for the city's.</param>
    /// <param name="unit">The unit, by unified social credit code.</param>
    public static bool Covers(string? area, string unit) => string.IsNullOrEmpty(area) || area == City || area == Of(unit);

    /// <summary>Whether it may act on everything that a grant touches: the unit, and the units for which it supplies.</summary>
    public static bool Covers(string? area, GrantTerms terms) => Covers(area, terms.Unit) && terms.Units.All(unit => Covers(area, unit));

    /// <summary>A unit's area: characters 3 to 8 of its unified social credit code (GB 32100-2015, 登记管理机关行政区划码).</summary>
    public static string Of(string unit) => unit.Length == 18 ? unit[2..8] : string.Empty;
}
