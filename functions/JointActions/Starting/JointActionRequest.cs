using System.Globalization;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Starting;

/// <summary>A joint action as it is proposed.</summary>
/// <param name="Kind">incentive or punishment.</param>
/// <param name="SubjectId">For or against whom.</param>
/// <param name="Grounds">Ids of effective determinations or live records.</param>
/// <param name="Measures">Measures, each with its own basis where it has one.</param>
/// <param name="Basis">The basis of measures that name none of their own.</param>
/// <param name="Reasons">理由: its subject and its units read them.</param>
/// <param name="LimitWorkingDays">Working days that a unit has.</param>
/// <param name="EndsOn">The last day (China) on which it holds.</param>
/// <param name="Units">Implementing units, each with its measures; all of the action's where it names none.</param>
internal sealed record JointActionRequest(JointActionKind? Kind, string? SubjectId, IReadOnlyList<string?>? Grounds, IReadOnlyList<MeasureRequest?>? Measures,
    ProvisionRequest? Basis, string? Reasons, int? LimitWorkingDays, string? EndsOn, IReadOnlyList<UnitRequest?>? Units)
{
    private const int MostGrounds = 20, MostMeasures = 20, LongestReasons = 2000, LongestLaw = 100, LongestArticle = 50;
    private static readonly JointActionRules s_rules = JointActionRules.Standard;

    /// <summary>What was asked for, read; whether it may start is for the rules to say.</summary>
    /// <exception cref="ProblemException">400 with all that is missing or malformed.</exception>
    public JointActionDraft Read()
    {
        var errors = new FieldErrors();
        if (Kind is null) errors.Add("kind", "required", "kind 应为 incentive（联合激励）或 punishment（联合惩戒）。");
        if (!OpaqueId.Is(SubjectId)) errors.Add("subjectId", "required", "请填写 subjectId：信用主体的编号。");
        if (Grounds is not { Count: > 0 and <= MostGrounds }) errors.Add("grounds", "required", $"请填写 grounds：所依据的认定或者信息的编号，1 至 {MostGrounds} 个。");
        else if (Grounds.FirstOrDefault(ground => !OpaqueId.Is(ground)) is not null || Grounds.Contains(null)) errors.Add("grounds", "format", "grounds 中有编号不正确，请核对。");
        if (LimitWorkingDays is not { } limit || limit < 1 || limit > s_rules.LongestLimit)
        {
            errors.Add("limitWorkingDays", "range", $"limitWorkingDays 应为 1 至 {s_rules.LongestLimit} 的整数。");
        }

        var day = DateOnly.TryParseExact(EndsOn?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        if (day is null) errors.Add("endsOn", "format", "endsOn 应为日期（北京时间），写成 2027-09-24。");
        var reasons = errors.Text("reasons", Reasons, LongestReasons);
        var measures = ReadMeasures(errors);
        var units = UnitRequest.Read(Units, [.. measures.Select(measure => measure.Code)], s_rules.MostUnits, errors);
        errors.ThrowIfAny();
        return new JointActionDraft(Kind!.Value, SubjectId!, [.. Grounds!.OfType<string>().Distinct()], measures, reasons, LimitWorkingDays!.Value, day!.Value, units);
    }

    private List<ActionMeasure> ReadMeasures(FieldErrors errors)
    {
        if (Measures is not { Count: > 0 and <= MostMeasures } || Measures.Contains(null))
        {
            errors.Add("measures", "required", $"请填写 measures：1 至 {MostMeasures} 项措施。");
            return [];
        }

        if (Measures.GroupBy(measure => measure!.Code).Any(same => same.Count() > 1)) errors.Add("measures", "duplicate", "同一项措施只写一次。");
        // A missing basis is the rules' to refuse: they say which measure lacks it.
        return [.. Measures.Select((measure, at) => new ActionMeasure(errors.Text($"measures[{at}].code", measure!.Code, 50),
            new LegalBasis(Short($"measures[{at}].basis.law", (measure.Basis ?? Basis)?.Law, LongestLaw),
                Short($"measures[{at}].basis.article", (measure.Basis ?? Basis)?.Article, LongestArticle))))];

        string Short(string field, string? value, int longest)
        {
            var text = value?.Trim() ?? string.Empty;
            if (text.Length > longest) errors.Add(field, "too-long", $"{field} 不能超过 {longest} 个字符。");
            return text;
        }
    }
}

/// <summary>A measure as it is written.</summary>
internal sealed record MeasureRequest(string? Code, ProvisionRequest? Basis);

/// <summary>A law and its article as they are written.</summary>
internal sealed record ProvisionRequest(string? Law, string? Article);

/// <summary>A unit as it is written.</summary>
internal sealed record UnitRequest(string? Unit, IReadOnlyList<string?>? Measures)
{
    /// <summary>The units, in the order as written.</summary>
    public static List<UnitMeasures> Read(IReadOnlyList<UnitRequest?>? written, IReadOnlyList<string> all, int most, FieldErrors errors)
    {
        var (units, seen) = (new List<UnitMeasures>(), new HashSet<string>(StringComparer.Ordinal));
        if (written is not { Count: > 0 } || written.Count > most)
        {
            errors.Add("units", written is { Count: > 0 } ? "too-many" : "required", $"请填写 units：1 至 {most} 个实施单位。");
            return units;
        }

        for (var at = 0; at < written.Count; at++)
        {
            if (!Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, written[at]?.Unit, out var code, out _))
            {
                errors.Add($"units[{at}].unit", "format", $"units[{at}].unit 应为单位的统一社会信用代码（18 位），请核对。");
            }
            else if (!seen.Add(code.Number))
            {
                errors.Add($"units[{at}].unit", "duplicate", "此单位重复，请只写一次。");
            }
            else
            {
                units.Add(new UnitMeasures(code.Number, written[at]!.Measures is { Count: > 0 } named ? [.. named.OfType<string>().Select(name => name.Trim()).Distinct()] : all));
            }
        }

        return units;
    }
}

/// <summary>A proposal as it was read.</summary>
internal sealed record JointActionDraft(JointActionKind Kind, string SubjectId, IReadOnlyList<string> Grounds, IReadOnlyList<ActionMeasure> Measures,
    string Reasons, int LimitWorkingDays, DateOnly EndsOn, IReadOnlyList<UnitMeasures> Units);
