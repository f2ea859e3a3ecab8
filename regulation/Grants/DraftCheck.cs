using System.Globalization;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Grants;

/// <summary>Reads a draft: all that is wrong with it at once, or its terms in order.</summary>
public sealed class DraftCheck
{
    private readonly List<DraftFault> _faults = [];

    /// <summary>Reads a draft.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="today">The day in China.</param>
    /// <returns>The terms, or null where there are faults.</returns>
    public static (GrantTerms? Terms, IReadOnlyList<DraftFault> Faults) Read(GrantDraft draft, DateOnly today)
    {
        var check = new DraftCheck();
        var terms = check.Terms(draft, today);
        return (check._faults.Count == 0 ? terms : null, check._faults);
    }

    private GrantTerms Terms(GrantDraft draft, DateOnly today)
    {
        var unit = Unit("unit", draft.Unit);
        var items = Items("items", draft.Items);
        var units = Units(draft.Units, unit);
        var purposes = Purposes(draft.Purposes);
        var measures = Measures(draft.Measures);
        var determines = Determines(draft.Determines);
        if (IsEmpty(draft)) Fault("items", "empty", "授权应至少包含一个可报送的目录（items）、查询事项（purposes）、可实施的措施（measures）或可认定的失信行为（determines）。");
        if (draft.Items is null or [] && units.Count > 0) Fault("items", "required", "填写了代报单位（units），还应写明可代报哪些目录（items）。");
        var (from, until) = (Day("from", draft.From), Day("until", draft.Until));
        if (until < from) Fault("until", "before-from", "until 早于 from：截止日期应不早于起始日期。");
        else if (until < today) Fault("until", "over", "until 已经过去，请填写今天或以后的日期。");
        var basis = new LegalBasis(Text("basis.law", draft.Law, GrantLimits.Law), Text("basis.article", draft.Article, GrantLimits.Article));
        return new GrantTerms(unit, items, units, purposes, from ?? default, until ?? default, basis)
        {
            Measures = measures.Count == 0 ? null : measures,
            Determines = determines.Count == 0 ? null : determines,
        };
    }

    private List<string> Items(string field, IReadOnlyList<string?>? written)
    {
        var items = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < (written?.Count ?? 0); at++)
        {
            var code = written![at]?.Trim();
            if (CatalogueItems.Find(code) is null)
            {
                Fault($"{field}[{at}]", "unknown-item", $"没有这个目录；可用的目录代码：{string.Join("、", CatalogueItems.All.Select(item => item.Code))}。");
            }
            else if (!items.Add(code!))
            {
                Fault($"{field}[{at}]", "duplicate", "此目录重复，请只写一次。");
            }
        }

        return [.. CatalogueItems.All.Select(item => item.Code).Where(items.Contains)];
    }

    private List<string> Units(IReadOnlyList<string?>? written, string own)
    {
        var units = new SortedSet<string>(StringComparer.Ordinal);
        if (written?.Count > GrantLimits.Units) Fault("units", "too-many", $"代报单位不能超过 {GrantLimits.Units} 个。");
        for (var at = 0; at < Math.Min(written?.Count ?? 0, GrantLimits.Units); at++)
        {
            var unit = Unit($"units[{at}]", written![at]);
            if (unit.Length > 0 && unit == own) Fault($"units[{at}]", "own-unit", "为本单位报送无需列入代报单位，请删去。");
            else if (unit.Length > 0 && !units.Add(unit)) Fault($"units[{at}]", "duplicate", "此单位重复，请只写一次。");
        }

        return [.. units];
    }

    private List<GrantedPurpose> Purposes(IReadOnlyList<DraftPurpose?>? written)
    {
        var purposes = new SortedDictionary<QueryPurpose, GrantedPurpose>();
        for (var at = 0; at < (written?.Count ?? 0); at++)
        {
            var (field, draft) = ($"purposes[{at}]", written![at]);
            var items = Items($"{field}.items", draft?.Items);
            if (draft?.Items is null or []) Fault($"{field}.items", "required", "请写明该查询事项可以看到哪些目录。");
            foreach (var item in items) CheckShared(field, draft!, item);
            if (QueryPurposes.Parse(draft?.Purpose) is not { } purpose) Fault($"{field}.purpose", "unknown-purpose", "purpose 应为 1 至 5，对应条例第十条第（一）至（五）项。");
            else if (!purposes.TryAdd(purpose, new GrantedPurpose(purpose, items))) Fault($"{field}.purpose", "duplicate", "此查询事项重复，请合并成一条。");
        }

        return [.. purposes.Values];
    }

    private List<string> Measures(IReadOnlyList<string?>? written)
    {
        var measures = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < (written?.Count ?? 0); at++)
        {
            if (MeasureCatalogue.Find(written![at]?.Trim()) is not { } measure)
            {
                Fault($"measures[{at}]", "unknown-measure", $"没有这项措施；可用的措施代码：{string.Join("、", MeasureCatalogue.All.Select(of => of.Code))}。");
            }
            else if (!measures.Add(measure.Code))
            {
                Fault($"measures[{at}]", "duplicate", "此措施重复，请只写一次。");
            }
        }

        return [.. MeasureCatalogue.All.Select(measure => measure.Code).Where(measures.Contains)];
    }

    private List<DishonestyCategory> Determines(IReadOnlyList<string?>? written)
    {
        var categories = new SortedSet<DishonestyCategory>();
        for (var at = 0; at < (written?.Count ?? 0); at++)
        {
            if (DishonestyCategories.Parse(written![at]) is not { } category)
            {
                Fault($"determines[{at}]", "unknown-category", "determines 应为 1 至 5（条例第二十二条第（一）至（五）项）或 lesser（其他失信行为）。");
            }
            else if (!categories.Add(category))
            {
                Fault($"determines[{at}]", "duplicate", "此类失信行为重复，请只写一次。");
            }
        }

        return [.. categories];
    }

    private static bool IsEmpty(GrantDraft draft) =>
        draft is { Items: null or [], Purposes: null or [], Measures: null or [], Determines: null or [] };

    // What leaves the platform only by the subject's own will is no authority's to grant (art. 13, 24).
    private void CheckShared(string field, DraftPurpose draft, string code)
    {
        var item = CatalogueItems.Find(code)!;
        if (Enum.GetValues<SubjectKind>().Any(kind => item.DisclosureFor(kind) is Disclosure.Public or Disclosure.Sharing)) return;
        var at = draft.Items!.ToList().FindIndex(written => written?.Trim() == code);
        Fault($"{field}.items[{at}]", "not-shared", $"“{item.Name}”须经信用主体授权或由其自行公布，不能为第十条的查询事项授权，请删去。");
    }

    private string Unit(string field, string? written)
    {
        if (Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, written, out var unit, out var error)) return unit.Number;
        Fault(field, error is IdentifierError.Empty ? "required" : error is IdentifierError.CheckCharacter ? "check-digit" : "format",
            $"{field} 应为单位的统一社会信用代码（18 位），请核对。");
        return string.Empty;
    }

    private DateOnly? Day(string field, string? written)
    {
        if (DateOnly.TryParseExact(written?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fault(field, string.IsNullOrWhiteSpace(written) ? "required" : "format", $"{field} 应为日期（北京时间），写成 2026-09-24。");
        return null;
    }

    private string Text(string field, string? written, int longest)
    {
        var text = written?.Trim() ?? string.Empty;
        if (text.Length == 0) Fault(field, "required", $"请填写 {field}：授权所依据的法律法规名称和条款。");
        else if (text.Length > longest) Fault(field, "too-long", $"{field} 不能超过 {longest} 个字符。");
        return text;
    }

    private void Fault(string field, string code, string message) => _faults.Add(new DraftFault(field, code, message));
}
