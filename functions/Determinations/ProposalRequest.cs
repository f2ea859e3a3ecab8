using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Subjects;

namespace CreditFunctions.Determinations;

/// <summary>A determination as it is proposed.</summary>
/// <param name="Subject">About whom; a number never stands in an address.</param>
/// <param name="Category"><c>1</c> to <c>5</c> of art. 22, or <c>lesser</c>.</param>
/// <param name="Severity">minor, general or serious.</param>
/// <param name="Facts">失信事实.</param>
/// <param name="Reasons">理由: why the facts are this category and severity.</param>
/// <param name="Basis">The law and article.</param>
/// <param name="Months">How long it is to be listed.</param>
/// <param name="Measures">What the unit will apply.</param>
/// <param name="RecordIds">Records of the subject that it rests on.</param>
/// <param name="Evidence">Files.</param>
internal sealed record ProposalRequest(ProposalRequest.SubjectBody? Subject, string? Category, Severity? Severity, string? Facts, string? Reasons,
    ProposalRequest.Provision? Basis, int? Months, IReadOnlyList<ProposalRequest.MeasureBody?>? Measures, IReadOnlyList<string?>? RecordIds,
    IReadOnlyList<EvidenceRequest?>? Evidence)
{
    private const int LongestText = 4000, Most = 20;

    /// <summary>Checks the fields; throws the problem of all errors. Whether the words are enough, and the law allows it, is for the rules to say.</summary>
    public ReadProposal Read()
    {
        var errors = new FieldErrors();
        var identifier = VerifiedIdentifier.Read(new VerifiedIdentity(Subject?.Kind ?? "unified-social-credit-code", Subject?.Number ?? string.Empty));
        if (identifier is null) errors.Add("subject.number", "check-digit", "当事人的证件类型或号码不正确：kind 如 unified-social-credit-code、citizen-id，number 须符合该类证件的编码规则。");
        var name = errors.Text("subject.name", Subject?.Name, 200);
        var category = DishonestyCategories.Parse(Category);
        if (category is null) errors.Add("category", "unknown-category", "category 应为 1 至 5（条例第二十二条第（一）至（五）项）或 lesser（其他失信行为）。");
        if (Severity is null) errors.Add("severity", "required", "severity 应为 minor（轻微）、general（一般）或 serious（严重）。");
        if (Months is null) errors.Add("months", "required", "请填写 months：认定期限，按月计。");
        var (facts, reasons) = (errors.Text("facts", Facts, LongestText), errors.Text("reasons", Reasons, LongestText));
        var basis = new LegalBasis(errors.Text("basis.law", Basis?.Law, GrantLimits.Law), errors.Text("basis.article", Basis?.Article, GrantLimits.Article));
        var records = Records(errors);
        var evidence = EvidenceRequest.Read(errors, Evidence);
        if (records.Count + evidence.Count == 0) errors.Add("evidence", "required", "请提交证据材料（evidence）或者写明所依据的信用信息（recordIds）。");
        if (Measures?.Count > Most) errors.Add("measures", "too-many", $"措施不能超过 {Most} 项。");
        for (var at = 0; at < Math.Min(Measures?.Count ?? 0, Most); at++)
        {
            errors.UpTo($"measures[{at}].basis.law", Measures![at]?.Basis?.Law, GrantLimits.Law);
            errors.UpTo($"measures[{at}].basis.article", Measures[at]?.Basis?.Article, GrantLimits.Article);
        }

        errors.ThrowIfAny();
        return new ReadProposal(identifier!, name, category!.Value, Severity!.Value, facts, reasons, basis, Months!.Value,
            [.. (Measures ?? []).Select(measure => measure ?? new MeasureBody(null, null, null))], records, evidence);
    }

    private List<string> Records(FieldErrors errors)
    {
        var records = new List<string>();
        if (RecordIds?.Count > Most) errors.Add("recordIds", "too-many", $"所依据的信用信息不能超过 {Most} 条。");
        for (var at = 0; at < Math.Min(RecordIds?.Count ?? 0, Most); at++)
        {
            var id = RecordIds![at]?.Trim() ?? string.Empty;
            if (!Storage.OpaqueId.Is(id)) errors.Add($"recordIds[{at}]", "record-not-found", "当事人没有这条有效的失信信息。");
            else if (records.Contains(id)) errors.Add($"recordIds[{at}]", "duplicate", "此条信息重复，请只写一次。");
            else records.Add(id);
        }

        return records;
    }

    /// <summary>A subject as it is named.</summary>
    internal sealed record SubjectBody(string? Kind, string? Number, string? Name);

    /// <summary>A law and its article.</summary>
    internal sealed record Provision(string? Law, string? Article);

    /// <summary>A measure as it is proposed: by its own law and for its longest period where nothing else is said.</summary>
    internal sealed record MeasureBody(string? Code, Provision? Basis, int? Months);
}

/// <summary>A proposal as it was read.</summary>
internal sealed record ReadProposal(Identifier Subject, string Name, DishonestyCategory Category, Severity Severity, string Facts, string Reasons,
    LegalBasis Basis, int Months, IReadOnlyList<ProposalRequest.MeasureBody> Measures, IReadOnlyList<string> Records, IReadOnlyList<EvidenceUpload> Evidence)
{
    /// <summary>The kind of a subject that nobody has named before: 92 begins the code of an individually-owned business (GB 32100-2015).</summary>
    public SubjectKind KindOfNew => Subject.Kind is not (IdentifierKind.UnifiedSocialCreditCode or IdentifierKind.OrganisationCode) ? SubjectKind.NaturalPerson
        : Subject.Number.StartsWith("92", StringComparison.Ordinal) ? SubjectKind.SoleProprietor : SubjectKind.Organisation;

    /// <summary>A measure with what was left out.</summary>
    public Regulation.Determinations.DeterminedMeasure Whole(ProposalRequest.MeasureBody written)
    {
        var code = written.Code?.Trim() ?? string.Empty;
        if (MeasureCatalogue.Find(code) is not { } measure) return new(code, new(string.Empty, string.Empty), written.Months ?? 0);
        var basis = written.Basis is { } named ? new LegalBasis(named.Law?.Trim() ?? string.Empty, named.Article?.Trim() ?? string.Empty)
            : measure.OtherLaw ?? (measure.NeedsOtherLaw ? Basis : measure.Basis);
        return new(code, basis, written.Months ?? Math.Min(Months, measure.LongestAfter(Severity) ?? Months));
    }
}
