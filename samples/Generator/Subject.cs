namespace CreditFunctions.Samples.Generator;

/// <summary>Somebody about whom an agency decided (行政相对人), invented.</summary>
/// <param name="Name">行政相对人名称.</param>
/// <param name="Kind">行政相对人类别, in the template's words.</param>
internal sealed record Subject(string Name, string Kind)
{
    internal const string Organisation = "法人及非法人组织";
    internal const string SoleProprietor = "个体工商户";
    internal const string Person = "自然人";

    /// <summary>Its identifiers by the field's suffix, such as <c>_XDR_SHXYM</c>.</summary>
    internal required IReadOnlyDictionary<string, string> Identifiers { get; init; }

    /// <summary>法定代表人, or who runs the business; empty for a person.</summary>
    internal string Representative { get; init; } = "";

    /// <summary>The representative's citizen id, where the agency wrote it down.</summary>
    internal string RepresentativeId { get; init; } = "";
}
