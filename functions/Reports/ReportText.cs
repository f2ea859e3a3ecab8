using System.Globalization;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Reports;

/// <summary>A report's texts in their order, for whatever shows them: on paper and on the screen it says the same.</summary>
internal sealed record ReportText(string Title, IReadOnlyList<ReportRow> Facts, string Summary, IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportNote> Notes)
{
    public static ReportText Of(ReportContent content) => new(
        "社会信用信息报告",
        [
            new("信用主体", content.Subject.Name ?? "（本平台未归集该主体的信息）"),
            new("主体类别", KindName(content.Subject.Kind)),
            new("标识号码", Identifier(content.Subject)),
            new("截至时间", Time(content.AsOf) + "（北京时间）"),
            new("核验码", content.Code),
            new("内容摘要", content.Hash()),
            new("查询日志编号", content.LedgerEntry),
            new("核验地址", content.CheckAt),
        ],
        Counted(content.Records.Count, content.Determinations.Count),
        [.. Section(content.Determinations), .. content.Records.GroupBy(record => record.Item).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Section)],
        NotesOf(content));

    /// <summary>A time of China as people read it.</summary>
    public static string Time(DateTimeOffset at) => at.ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Counted(int records, int determinations) => records == 0 && determinations == 0
        ? "截至上述时间，本平台没有该主体的有效信用信息。"
        : string.Create(CultureInfo.InvariantCulture, $"截至上述时间，本平台共有该主体的有效信用信息 {records} 条")
            + (determinations == 0 ? "。" : string.Create(CultureInfo.InvariantCulture, $"，生效的失信行为认定 {determinations} 项。"));

    private static IEnumerable<ReportSection> Section(IReadOnlyList<ReportDetermination> determinations) => determinations.Count == 0 ? []
        : [new(string.Create(CultureInfo.InvariantCulture, $"失信行为认定（{determinations.Count} 项）"), [.. determinations.Select(Entry)])];

    private static ReportEntry Entry(ReportDetermination determination) => new(determination.CategoryText, null,
    [
        new("认定单位", determination.Unit),
        new("法律依据", determination.Basis.Law + determination.Basis.Article),
        new("采取的措施", determination.Measures.Count == 0 ? "无" : string.Join("、", determination.Measures)),
        new("认定日期", Day(determination.ListedOn)),
        new("认定期限截止日", Day(determination.Until)),
        new("严重失信主体名单", determination.OnSevereList ? "列入并公示" : "不列入"),
    ]);

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static ReportSection Section(IGrouping<string, ReportRecord> records) => new(
        string.Create(CultureInfo.InvariantCulture, $"{records.First().ItemName}（{records.Count()} 条）"),
        [.. records.OrderBy(record => record.DocumentNumber, StringComparer.Ordinal).Select(Entry)]);

    private static ReportEntry Entry(ReportRecord record) => new(
        record.DocumentNumber,
        record.UnderObjection ? "异议处理中：信用主体对本条信息提出异议，正在核查。" : null,
        [
            .. record.Fields.Select(field => new ReportRow(field.Name, field.Value)),
            .. record.Annotation is { } note ? [new ReportRow("标注", note)] : (ReportRow[])[],
            new("公示截止日", record.PublicUntil is { } until ? Day(until) : "不适用（未公示或长期有效）"),
            new("信息提供单位", record.Provider),
            new("归集时间", Time(record.RecordedAt)),
        ]);

    private static IReadOnlyList<ReportNote> NotesOf(ReportContent content) =>
    [
        new("异议", "认为本报告的信息有错误、遗漏或者不应归集的，可以依照《四平市社会信用条例》第二十五条，在线或到服务窗口提出异议申请；"
            + "受理单位在十个工作日内核查处理并告知结果，处理期间该信息标注“异议处理中”。"),
        new("信用修复", "已主动履行义务、纠正失信行为的，可以依照条例第二十六条申请信用修复；符合规定的，失信信息将被删除或者标注。"),
        new("核验", $"任何人可以在上述核验地址凭核验码核对本报告：核验只告知签发时间和摘要，不显示主体的任何信息。将收到的文件原样提交，可以核对文件未被改动。"
            + $"本报告的签发已记入查询日志（编号 {content.LedgerEntry}）。"),
        new("说明", "个人证件号码仅显示后四位。本报告只反映截至上述时间的情况；无法显示的字符以编码标出。"),
    ];

    private static string KindName(SubjectKind? kind) => kind switch
    {
        SubjectKind.Organisation => CodeLists.Organisation,
        SubjectKind.SoleProprietor => CodeLists.SoleProprietor,
        SubjectKind.NaturalPerson => CodeLists.NaturalPerson,
        _ => "—",
    };

    private static string Identifier(ReportSubject subject) => subject.Identifier is null ? "—"
        : subject.IdentifierKind == nameof(IdentifierKind.UnifiedSocialCreditCode) ? $"{subject.Identifier}（统一社会信用代码）" : subject.Identifier;
}

/// <summary>A label and what stands beside it.</summary>
internal sealed record ReportRow(string Label, string Value);

/// <summary>The records of one catalogue item.</summary>
internal sealed record ReportSection(string Heading, IReadOnlyList<ReportEntry> Entries);

/// <summary>A record.</summary>
/// <param name="Heading">Its document number.</param>
/// <param name="Mark">That it is under objection, or null.</param>
/// <param name="Rows">Its fields.</param>
internal sealed record ReportEntry(string Heading, string? Mark, IReadOnlyList<ReportRow> Rows);

/// <summary>What the reader has to know.</summary>
internal sealed record ReportNote(string Heading, string Text);
