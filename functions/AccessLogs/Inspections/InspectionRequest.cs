using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Subjects;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>What is sent to register an unannounced inspection.</summary>
/// <param name="SubjectId">Whom, where it is known.</param>
/// <param name="Kind">Otherwise the kind of identifier; a unified social credit code where absent.</param>
/// <param name="Number">Its number.</param>
/// <param name="Purpose">1 or 5 of art. 10.</param>
/// <param name="Matter">The matter's number.</param>
/// <param name="Law">The law that allows it.</param>
/// <param name="Article">Its article.</param>
/// <param name="Reason">Why the subject may not know yet.</param>
/// <param name="HiddenUntil">Until when, with offset.</param>
internal sealed record InspectionRequest(string? SubjectId, string? Kind, string? Number, string? Purpose, string? Matter, string? Law, string? Article,
    string? Reason, DateTimeOffset? HiddenUntil)
{
    /// <summary>The identifier that is named, or null: then the id of the subject is.</summary>
    public Identifier? Identifier() =>
        string.IsNullOrEmpty(Number) ? null : VerifiedIdentifier.Read(new VerifiedIdentity(Kind ?? "unified-social-credit-code", Number));

    /// <summary>Purpose and matter, and the terms.</summary>
    /// <exception cref="ProblemException">400: what is missing or may not be.</exception>
    public (PurposeAndMatter Asked, UnannouncedInspection Terms) Read(DateTimeOffset now, TimeSpan longest)
    {
        var (asked, problem) = PurposeAndMatter.Read(Purpose, Matter);
        if (asked is null) throw problem!.AsException();
        var errors = new FieldErrors();
        if (string.IsNullOrEmpty(Number)) errors.Text("subjectId", SubjectId, 64);
        else if (Identifier() is null) errors.Add("number", "check-digit", "证件类型或号码不正确：number 须符合该类证件的编码规则。");
        if (HiddenUntil is null) errors.Add("hiddenUntil", "required", "请填写 hiddenUntil（带时区的时间）。");
        TooLong(errors, "law", Law, 200);
        TooLong(errors, "article", Article, 100);
        TooLong(errors, "reason", Reason, 2000);
        var terms = new UnannouncedInspection(asked.Purpose, Law?.Trim() ?? "", Article?.Trim() ?? "", Reason?.Trim() ?? "", HiddenUntil ?? now.AddTicks(1));
        foreach (var fault in UnannouncedInspections.Check(terms, now, longest)) Add(errors, fault, longest);
        errors.ThrowIfAny();
        return (asked, terms);
    }

    /// <summary>Without the number.</summary>
    public override string ToString() => nameof(InspectionRequest);

    private static void TooLong(FieldErrors errors, string field, string? value, int longest)
    {
        if (value?.Trim().Length > longest) errors.Add(field, "too-long", $"{field} 不能超过 {longest} 个字符。");
    }

    private static void Add(FieldErrors errors, InspectionFault fault, TimeSpan longest)
    {
        var (field, code, message) = fault switch
        {
            InspectionFault.PurposeIsNoInspection => ("purpose", "not-allowed", "只有第十条第（一）、（五）项事项可以暂缓告知。"),
            InspectionFault.LawMissing => ("law", "required", "请填写依据的法律法规名称。"),
            InspectionFault.ArticleMissing => ("article", "required", "请填写依据的条款。"),
            InspectionFault.ReasonMissing => ("reason", "required", $"请说明暂缓告知的理由，不少于 {UnannouncedInspections.ShortestReason} 个字符。"),
            InspectionFault.EndsInThePast => ("hiddenUntil", "range", "hiddenUntil 应晚于当前时间。"),
            _ => ("hiddenUntil", "range", string.Create(CultureInfo.InvariantCulture, $"暂缓告知最长 {longest.TotalDays:0} 天。")),
        };
        errors.Add(field, code, message);
    }
}
