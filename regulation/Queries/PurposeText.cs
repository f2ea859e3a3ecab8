namespace CreditFunctions.Regulation.Queries;

/// <summary>The words of art. 10 for each purpose, as people read them.</summary>
public static class PurposeText
{
    /// <summary>The article's own words.</summary>
    public static string Of(QueryPurpose purpose) => purpose switch
    {
        QueryPurpose.Administration => "行政许可、行政检查、行政处罚",
        QueryPurpose.PublicResources => "政府采购、招标投标、财政资助、政策扶持、国有土地使用权出让、科研项目管理",
        QueryPurpose.CivilService => "公务员招录",
        QueryPurpose.Honours => "评先评优、表彰奖励",
        QueryPurpose.OtherByLaw => "其他依法可以查询信用信息的事项",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Art. 10 has five purposes."),
    };

    /// <summary>The words for a purpose as <see cref="QueryPurposes.Describe"/> writes it, such as <c>10(1)</c>; null where it is none.</summary>
    public static string? OfDescription(string? description) =>
        Enum.GetValues<QueryPurpose>().Where(purpose => purpose.Describe() == description).Select(Of).SingleOrDefault();
}
