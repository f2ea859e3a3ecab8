using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Objections;
using System.Text.Json;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>The columns of the table: nobody, each role, and those to whom nothing of it belongs.</summary>
internal static class MatrixCallers
{
    /// <summary>The platform's authority: its units of clerks and auditors too.</summary>
    public const string AuthorityUnit = "112203007Q10000081";

    private static readonly Role[] s_ofTheCase = [Role.Provider, Role.Handler, Role.Determiner, Role.Implementer, Role.Querier];

    public const string Anonymous = "anonymous", OtherUnit = "other-unit", OtherSubject = "other-subject";

    /// <summary>Those who own nothing first, whoever may change something last.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Anonymous, OtherSubject, OtherUnit, .. Enum.GetValues<Role>().Select(NameOf)];

    /// <summary>Their tokens around one organisation's case.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> TokensAsync(ObjectionApp app, string owner, string otherUnit, string otherSubject)
    {
        var tokens = new Dictionary<string, string?>
        {
            [Anonymous] = null,
            [OtherSubject] = await app.TokenAsync("subject", otherSubject, "other-subject"),
            // All that a body of no special rank may be, for another body.
            [OtherUnit] = await app.Process.TokenAsync(["provider", "handler", "determiner", "implementer", "querier", "partner"], otherUnit, "other-unit"),
        };
        foreach (var role in Enum.GetValues<Role>())
        {
            tokens[NameOf(role)] = role == Role.Subject ? owner
                : await app.TokenAsync(NameOf(role), s_ofTheCase.Contains(role) ? app.Provider : AuthorityUnit);
        }

        return tokens;
    }

    private static string NameOf(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());
}
