using System.Text.RegularExpressions;
using CreditFunctions.Storage;

namespace CreditFunctions.Grants;

/// <summary>Ids of grants. One holds its unit's code, which names the partition: no index has to find it.</summary>
internal static partial class GrantId
{
    /// <summary>A new id.</summary>
    public static string New(string unit) => $"{NewId.Make('g')}-{unit}";

    /// <summary>The id that follows from a person's own key for a request: the same request again has the same id.</summary>
    public static string Of(string unit, string person, string key, Pseudonyms pseudonyms) => $"g{pseudonyms.Id("grant", person, key)}-{unit}";

    /// <summary>The unit of an id, or null where it is none.</summary>
    public static string? UnitOf(string? grantId) => grantId is not null && Form().Match(grantId) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\Ag[a-z2-7]{24}-([0-9A-Z]{18})\z")]
    private static partial Regex Form();
}
