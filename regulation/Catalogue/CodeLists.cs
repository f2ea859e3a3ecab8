namespace CreditFunctions.Regulation.Catalogue;

/// <summary>The code lists that several items share.</summary>
public static class CodeLists
{
    /// <summary>法人及非法人组织, the national template's word.</summary>
    public const string Organisation = "法人及非法人组织";

    /// <summary>自然人.</summary>
    public const string NaturalPerson = "自然人";

    /// <summary>个体工商户.</summary>
    public const string SoleProprietor = "个体工商户";

    /// <summary>行政相对人类别.</summary>
    public static CodeList SubjectKinds { get; } = CodeList.Of(Organisation, NaturalPerson, SoleProprietor);

    /// <summary>证件类型 of a person, with the other name that agencies write.</summary>
    public static CodeList PersonDocuments { get; } = new(
    [
        new(PersonDocument.CitizenId, "居民身份证"), new(PersonDocument.Passport, "护照"),
        new(PersonDocument.HongKongMacaoPermit, PersonDocument.HongKongMacaoPermit),
        new(PersonDocument.TaiwanPermit, PersonDocument.TaiwanPermit),
        new(PersonDocument.ForeignPermanentResidence, "外国人永久居留证"),
    ]);

    /// <summary>严重程度: an extra column of ours, for the national template has none.</summary>
    public static CodeList Severities { get; } = CodeList.Of("轻微", "一般", "严重");

    /// <summary>The kind of subject that a written 行政相对人类别 means, or null.</summary>
    public static SubjectKind? SubjectKindOf(string? written) => written switch
    {
        Organisation => SubjectKind.Organisation,
        NaturalPerson => SubjectKind.NaturalPerson,
        SoleProprietor => SubjectKind.SoleProprietor,
        _ => null,
    };

    /// <summary>The severity that a written 严重程度 means, or null: unclassified.</summary>
    public static Severity? SeverityOf(string? written) => written switch
    {
        "轻微" => Severity.Minor,
        "一般" => Severity.General,
        "严重" => Severity.Serious,
        _ => null,
    };
}
