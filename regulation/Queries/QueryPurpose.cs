namespace CreditFunctions.Regulation.Queries;

/// <summary>The five kinds of matter for which a public body may query (查询事项, art. 10).</summary>
public enum QueryPurpose
{
    /// <summary>(1) 行政许可、行政检查、行政处罚: licensing, inspection, punishment.</summary>
    Administration = 1,
    /// <summary>(2) 政府采购、招标投标、财政资助、政策扶持、国有土地使用权出让、科研项目管理: public money, tenders, land, research.</summary>
    PublicResources = 2,
    /// <summary>(3) 公务员招录: recruitment of civil servants.</summary>
    CivilService = 3,
    /// <summary>(4) 评先评优、表彰奖励: honours and awards.</summary>
    Honours = 4,
    /// <summary>(5) 其他依法可以查询信用信息的事项: other matters by law.</summary>
    OtherByLaw = 5,
}

/// <summary>Reads purposes as callers write them.</summary>
public static class QueryPurposes
{
    /// <summary>A purpose by its number, <c>1</c> to <c>5</c>, or its name in kebab-case, such as <c>public-resources</c>; else null.</summary>
    public static QueryPurpose? Parse(string? text) => text?.Trim() switch
    {
        "1" or "administration" => QueryPurpose.Administration,
        "2" or "public-resources" => QueryPurpose.PublicResources,
        "3" or "civil-service" => QueryPurpose.CivilService,
        "4" or "honours" => QueryPurpose.Honours,
        "5" or "other-by-law" => QueryPurpose.OtherByLaw,
        _ => null,
    };

    /// <summary>The article's number and item, as the log and people read it.</summary>
    public static string Describe(this QueryPurpose purpose) => $"10({(int)purpose})";
}
