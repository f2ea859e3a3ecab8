using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Samples.Generator;

/// <summary>A unit that decides and supplies. Both the names and the codes are made up.</summary>
/// <param name="Name">With 示例, so that nobody takes it for the real one.</param>
/// <param name="Code">A valid unified social credit code of nobody.</param>
/// <param name="Mark">What its document numbers begin with.</param>
public sealed record Agency(string Name, string Code, string Mark);

/// <summary>The two agencies whose files the samples are, and a third that may not supply through them.</summary>
public static class Agencies
{
    public static Agency Approvals { get; } = new("四平市行政审批局（示例）", Code("7Q100001"), "四审批许字");

    public static Agency MarketRegulation { get; } = new("四平市市场监督管理局（示例）", Code("7Q100002"), "四市监罚");

    public static Agency Emergency { get; } = new("四平市应急管理局（示例）", Code("7Q100003"), "四应急罚");

    /// <summary>Their names by code.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new[] { Approvals, MarketRegulation, Emergency }.ToDictionary(unit => unit.Code, unit => unit.Name);

    /// <summary>11: a state organ; 220300: Siping; then an organisation code.</summary>
    private static string Code(string organisation)
    {
        var body = $"11220300{organisation}{OrganisationCodeCheck.Compute(organisation)}";
        return body + UnifiedCodeCheck.Compute(body);
    }
}
