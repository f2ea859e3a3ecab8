using System.Globalization;
using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>The way to repair (信用修复告知), handed over together with a punishment or determination: two documents at once (两书同达).</summary>
/// <param name="FirstDay">The first day, China, on which it can be applied for; null: never.</param>
/// <param name="Text">For the subject, Chinese: when earliest, where, what to bring, how long it takes, what it does. Names nobody.</param>
public sealed record RepairGuide(DateOnly? FirstDay, string Text)
{
    /// <summary>The guide for a matter of an item and severity that was decided on that day; null where there is nothing to repair.</summary>
    /// <param name="item">The catalogue item's code, or <see cref="RepairMatter.Determination"/>.</param>
    /// <param name="severity">The severity; null where nobody classified it.</param>
    /// <param name="decidedOn">The day of the decision or listing, China.</param>
    /// <param name="rules">The limit by which an application is decided.</param>
    public static RepairGuide? For(string item, Severity? severity, DateOnly decidedOn, RepairRules rules) =>
        For(new RepairMatter(item, severity, decidedOn), rules);

    /// <summary>The guide for a matter whose contents are known: what a law excludes is told too.</summary>
    public static RepairGuide? For(RepairMatter matter, RepairRules rules)
    {
        var opening = RepairOpening.Of(matter);
        if (opening.Effect is not { } effect) return null;
        if (opening.FirstDay is not { } first)
        {
            return new(null, $"【信用修复告知】{opening.Why}（依据：{opening.Source}）。对该信息有异议的，可以依据《四平市社会信用条例》第二十五条提出异议申请。");
        }

        return new(first, string.Join('\n',
        [
            "【信用修复告知】主动履行义务、纠正失信行为的，可以依据《四平市社会信用条例》第二十六条申请信用修复，不收取任何费用。",
            opening.Why is null
                ? "一、最早申请时间：履行义务、纠正失信行为后即可申请。"
                : $"一、最早申请时间：{Day(first)}（{opening.Why}；依据：{opening.Source}）。",
            "二、申请途径：登录信用信息综合服务平台，在“信用修复”中提交；或者到作出决定的单位、政务服务大厅信用服务窗口办理。",
            "三、申请材料：说明履行义务、纠正失信行为情况的申请，以及缴款凭证、整改验收、执行完毕等证明材料。",
            $"四、办理时限：自收到申请之日起 {rules.LimitWorkingDays} 个工作日内作出决定并告知结果。",
            effect == RepairEffect.Deleted
                ? "五、修复结果：准予修复的，自决定之时起删除该失信信息，停止公示、共享和使用，并停止据此实施的联合惩戒。"
                : "五、修复结果：准予修复的，自决定之时起标注“已修复”，停止公示、共享和使用，并停止据此实施的联合惩戒。",
        ]));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
