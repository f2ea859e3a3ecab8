namespace CreditFunctions.Regulation.Cases;

/// <summary>What reasons in writing must not be: empty words, or a copy. The lists are data.</summary>
/// <param name="EmptyPhrases">Phrases that say only that somebody confirmed the record (空话).</param>
/// <param name="LikenessLimit">The part of a text, 0 to 1, from which on it counts as copied.</param>
/// <param name="SubstanceCharacters">So many characters must remain when the empty phrases are taken out.</param>
public sealed record TextQuality(IReadOnlyList<string> EmptyPhrases, double LikenessLimit, int SubstanceCharacters)
{
    /// <summary>The lists as shipped. Longer phrases stand first, so that they are taken out whole.</summary>
    public static TextQuality Standard { get; } = new(
    [
        "信息提供单位已确认信息准确无误", "提供单位已确认信息准确无误", "经与信息提供单位核实", "经与提供单位核实", "经与原单位核实",
        "经向信息提供单位核实", "经向提供单位核实", "经提供单位核实", "经信息提供单位确认", "经提供单位确认", "经原单位确认",
        "信息提供单位已确认", "信息提供单位确认", "提供单位已经确认", "提供单位已确认", "提供单位确认", "数据来源单位已确认", "来源单位已确认",
        "来源单位确认", "原处罚机关已确认", "处罚机关已确认", "处罚机关确认", "原单位已确认", "原单位确认", "部门已确认", "单位回复属实",
        "提供单位反馈", "提供单位答复", "提供单位表示", "经核实", "经核查", "经查证", "经查", "经研究", "情况属实", "信息属实", "内容属实", "记录属实",
        "该信息准确无误", "信息准确无误", "记录准确无误", "数据准确无误", "准确无误", "核实无误", "核查无误", "确认无误", "该信息无误", "信息无误", "数据无误",
        "记录无误", "并无不当", "维持原信息", "维持原记录", "予以维持", "不予修改", "不予更正", "异议不成立", "异议不予支持", "异议不予采纳",
        "驳回异议", "予以驳回", "理由不成立", "理由不充分", "按规定办理", "依法办理", "依法处理", "特此答复", "特此告知", "特此通知", "该条", "该信息",
        "该记录", "本单位", "我单位", "我局", "您好", "此复",
        "theproviderconfirmedit", "confirmedbytheprovider", "theproviderconfirmed",
    ], LikenessLimit: 0.7, SubstanceCharacters: 15);

    /// <summary>True where there is no letter, digit or Chinese character.</summary>
    public static bool IsBlank(string text) => TextLikeness.Level(text).Length == 0;

    /// <summary>True where nothing of substance is left of a text once the empty phrases are taken out.</summary>
    public bool IsEmptyWords(string text)
    {
        var rest = TextLikeness.Level(text);
        foreach (var phrase in EmptyPhrases) rest = rest.Replace(phrase, string.Empty, StringComparison.Ordinal);
        return rest.Length < SubstanceCharacters;
    }

    /// <summary>True where a text is one of the others, word for word: punctuation, spaces and widths of characters aside.</summary>
    public static bool IsRepeated(string text, IEnumerable<string> others)
    {
        var level = TextLikeness.Level(text);
        return others.Any(other => TextLikeness.Level(other) == level);
    }

    /// <summary>True where so much of a text stands in one of the others that it counts as copied.</summary>
    public bool IsCopied(string text, IEnumerable<string> others) =>
        others.Any(other => !IsBlank(other) && TextLikeness.Copied(text, other) >= LikenessLimit);
}
