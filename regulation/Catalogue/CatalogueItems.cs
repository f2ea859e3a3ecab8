using CreditFunctions.Regulation.Catalogue.Items;

namespace CreditFunctions.Regulation.Catalogue;

/// <summary>The items that the platform ships with (article 8: 国家基础目录和吉林省补充目录).</summary>
public static class CatalogueItems
{
    /// <summary>All, in the order in which people expect them.</summary>
    public static IReadOnlyList<CatalogueItem> All { get; } =
    [
        Licence.Item, Penalty.Item, JudgmentDefaulter.Item, Arrears.Item, Honour.Item, Pledge.Item, MarketContract.Item, SelfDeclared.Item,
    ];

    /// <summary>The item of that code, or null.</summary>
    public static CatalogueItem? Find(string? code) => All.FirstOrDefault(item => item.Code == code);
}
