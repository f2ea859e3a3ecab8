namespace CreditFunctions.Regulation.Repairs;

/// <summary>What a law keeps from being repaired: for ever, or until a term has run.</summary>
/// <param name="Item">The catalogue item's code.</param>
/// <param name="Field">The field that shows it.</param>
/// <param name="Words">Any of these in it.</param>
/// <param name="Until">The field with the last day of the term; null: for ever.</param>
/// <param name="Reason">For people, Chinese.</param>
/// <param name="Source">The law.</param>
public sealed record RepairExclusion(string Item, string Field, IReadOnlyList<string> Words, string? Until, string Reason, string Source)
{
    /// <summary>The exclusions as shipped.</summary>
    /// <remarks>A term in the law that ends later than the shortest publication goes before it: 法律、法规另有规定的，从其规定.</remarks>
    public static IReadOnlyList<RepairExclusion> All { get; } =
    [
        ForLife(["终身市场禁入", "终身证券市场禁入", "终身禁入", "终身不得从事证券"], "《证券法》第二百二十一条"),
        ForLife(["终身不予注册"], "《建设工程质量管理条例》第七十二条"),
        // This law alone writes 终生.
        ForLife(["终生不得", "终生禁止"], "《道路交通安全法》第一百零一条"),
        ForLife(["终身禁止", "终身不得", "永久禁止", "永久不得"], "《食品安全法》第一百三十五条、《药品管理法》第一百一十八条、《安全生产法》第九十四条"),
        new("penalty", "CF_CFLB", ["限制从业", "暂扣许可证件"], "CF_YXQ",
            "该处罚附有期限，期限届满前不予信用修复", "国办发〔2025〕22号（法律、法规另有规定的，从其规定）"),
    ];

    private static RepairExclusion ForLife(IReadOnlyList<string> words, string source) =>
        new("penalty", "CF_NR", words, null, "该处罚包含法律规定的终身禁止或者终身限制从业内容，依法不予信用修复", source);

    /// <summary>Whether it speaks of a matter.</summary>
    public bool Covers(RepairMatter matter) => matter.Item == Item && matter.Values.TryGetValue(Field, out var text)
        && Words.Any(word => text.Contains(word, StringComparison.Ordinal));
}
