using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Checks a row's dates against each other, against today and against the supply limit. Dates are China's.</summary>
internal static class DateCheck
{
    /// <summary>Order, future, publication range.</summary>
    public static void Dates(CatalogueItem item, IReadOnlyDictionary<string, string> values, DateOnly today, int row, List<Finding> findings)
    {
        Future(item, values, today, row, findings);
        string? told = null;
        foreach (var (earlier, later) in item.DateOrders)
        {
            if (later == told) continue;
            if (Date(values, earlier) is not { } first || Date(values, later) is not { } second || second >= first) continue;
            findings.Add(Finding.Error(row, later, FindingCode.DateOrder,
                $"“{item.Find(later)!.Name}”早于“{item.Find(earlier)!.Name}”，请核对两个日期。"));
            told = later;
        }

        PublicationRange(item, values, row, findings);
    }

    /// <summary>A warning where the item's supply limit (article 8: 及时) has passed.</summary>
    public static void Late(CatalogueItem item, DateOnly? decided, RowContext context, int row, List<Finding> findings)
    {
        if (item.SupplyLimitWorkingDays is not { } limit || decided is not { } day || day.Year < CalendarBounds.FirstYear) return;
        // Beyond this many days it is late by any calendar: no need to count.
        if (context.Today.DayNumber - day.DayNumber <= limit) return;
        if (context.Calendar.AddWorkingDays(day, limit) >= context.Today) return;
        findings.Add(Finding.Warning(row, item.Roles.DecisionDate, FindingCode.Late,
            $"超过报送时限：应自作出决定之日起 {limit} 个工作日内报送。本行已接收并计入迟报，请今后按时报送。"));
    }

    private static void Future(CatalogueItem item, IReadOnlyDictionary<string, string> values, DateOnly today, int row, List<Finding> findings)
    {
        if (Date(values, item.Roles.DecisionDate) is not { } decided || decided <= today) return;
        findings.Add(Finding.Error(row, item.Roles.DecisionDate, FindingCode.FutureDate,
            $"“{item.Find(item.Roles.DecisionDate)!.Name}”晚于今天，请核对日期，或在决定作出后再报送。"));
    }

    private static void PublicationRange(CatalogueItem item, IReadOnlyDictionary<string, string> values, int row, List<Finding> findings)
    {
        if (item.Publication.Terms is not { } terms || item.Roles is not { PublicUntil: { } field, Severity: { } severityField }) return;
        if (CodeLists.SeverityOf(values.GetValueOrDefault(severityField)) is not { } severity) return;
        if (Date(values, field) is not { } last || Date(values, item.Roles.DecisionDate) is not { } decided || last < decided) return;
        var (shortest, longest) = Publication.Range(terms.Of(severity), decided);
        if (last >= shortest && last <= longest) return;
        findings.Add(Finding.Error(row, field, FindingCode.DateOrder,
            $"“{item.Find(field)!.Name}”不在该严重程度允许的公示期内，应在 {DateField.Normalise(shortest)} 至 {DateField.Normalise(longest)} 之间（{terms.Source}）。"));
    }

    private static DateOnly? Date(IReadOnlyDictionary<string, string> values, string field) => DateField.Parse(values.GetValueOrDefault(field));
}
