namespace CreditFunctions.Regulation.Measures;

/// <summary>Kinds of dishonesty (失信行为): the five of art. 22, which are serious (严重失信行为), and what is less.</summary>
public enum DishonestyCategory
{
    /// <summary>其他失信行为: dishonesty that is none of art. 22, minor or general.</summary>
    Lesser = 0,
    /// <summary>(1) 严重损害自然人身体健康和生命安全.</summary>
    HealthAndLife = 1,
    /// <summary>(2) 严重破坏市场公平竞争秩序和社会正常秩序.</summary>
    MarketAndSocialOrder = 2,
    /// <summary>(3) 有履行能力但拒不履行、逃避执行法定义务，情节严重.</summary>
    EvasionOfDuties = 3,
    /// <summary>(4) 拒不履行国防义务，危害国防利益，破坏国防设施.</summary>
    NationalDefence = 4,
    /// <summary>(5) 法律法规规定的其他: takes a law that provides it.</summary>
    OtherByLaw = 5,
}

/// <summary>Reads and names categories.</summary>
public static class DishonestyCategories
{
    /// <summary>A category as it is written: its number in art. 22, its name in kebab-case, or <c>lesser</c>; else null.</summary>
    public static DishonestyCategory? Parse(string? text) => text?.Trim() switch
    {
        "1" or "health-and-life" => DishonestyCategory.HealthAndLife,
        "2" or "market-and-social-order" => DishonestyCategory.MarketAndSocialOrder,
        "3" or "evasion-of-duties" => DishonestyCategory.EvasionOfDuties,
        "4" or "national-defence" => DishonestyCategory.NationalDefence,
        "5" or "other-by-law" => DishonestyCategory.OtherByLaw,
        "lesser" => DishonestyCategory.Lesser,
        _ => null,
    };

    /// <summary>As answers write it: the number of art. 22, or <c>lesser</c>.</summary>
    public static string Written(this DishonestyCategory category) =>
        category == DishonestyCategory.Lesser ? "lesser" : ((int)category).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The regulation's own words.</summary>
    public static string Text(this DishonestyCategory category) => category switch
    {
        DishonestyCategory.HealthAndLife => "严重损害自然人身体健康和生命安全的行为",
        DishonestyCategory.MarketAndSocialOrder => "严重破坏市场公平竞争秩序和社会正常秩序的行为",
        DishonestyCategory.EvasionOfDuties => "有履行能力但拒不履行、逃避执行法定义务，情节严重的行为",
        DishonestyCategory.NationalDefence => "拒不履行国防义务，危害国防利益，破坏国防设施的行为",
        DishonestyCategory.OtherByLaw => "法律法规规定的其他失信行为",
        _ => "其他失信行为",
    };
}
