using CreditFunctions.Ledger;

namespace CreditFunctions.AccessLogs;

/// <summary>The kinds of the ledger's entries, as their subject reads them.</summary>
internal static class AccessKinds
{
    /// <summary>Reading the access log: in the ledger as every look. The subject's own is not shown in the log itself, which would grow by being read.</summary>
    public const string OwnAccessLog = "own-access-log";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["public"] = "社会公众查询公开信息",
        ["purpose"] = "依职权查询",
        ["authorised"] = "经书面授权查询",
        ["resolve"] = "查找信用主体",
        ["own"] = "本人查询",
        [OwnAccessLog] = "查看查询记录",
        ["own-notices"] = "本人查看通知",
        ["report"] = "本人下载信用报告",
        ["case"] = "办理异议",
        ["change-objection"] = "异议申请或办理",
        ["repair"] = "办理信用修复",
        ["referral"] = "办理责任追究线索",
        ["change-referral"] = "责任追究线索办理",
        ["change-repair"] = "信用修复申请或办理",
        ["determination"] = "办理或者查看失信行为认定",
        ["change-determination"] = "失信行为认定",
        ["ledger-proof"] = "查验日志凭证",
        ["held-row"] = "查看待处理的报送信息",
        ["held-rows"] = "查看待处理报送信息的列表",
        ["change-held-row"] = "处理待处理的报送信息",
        ["representations"] = "查看代理关系",
        ["change-representation"] = "代理关系变更",
        ["authorisations"] = "查看书面授权",
        ["consent"] = "查看同意记录",
        ["inspection"] = "登记暂缓告知的检查",
        ["inspection-review"] = "复核暂缓告知的检查",
        ["joint-action"] = "查看联合奖惩",
        ["joint-tasks"] = "查看联合奖惩任务",
        ["own-measures"] = "本人查看奖惩措施",
        ["change-measure"] = "联合奖惩发起、实施或停止",
        ["change-records"] = "信息归集或变更",
        ["change-decision"] = "作出处理决定",
        ["change-consent"] = "同意或撤回同意",
        ["change-authorisation"] = "书面授权或撤销",
        ["change-grant"] = "查询权限变更",
    };

    /// <summary>Its Chinese name.</summary>
    public static string NameOf(string what) => s_names.TryGetValue(what, out var name) ? name
        : what.StartsWith("own", StringComparison.Ordinal) ? "本人查看"
        : IsChange(what) ? "变更" : "其他查阅";

    /// <summary>Whether something was changed rather than looked at.</summary>
    public static bool IsChange(string what) => what.StartsWith("change-", StringComparison.Ordinal);

    /// <summary>Whether only the subject, or who acts for it, can have made such an entry: an own look that was answered. A refused one is a stranger's.</summary>
    public static bool IsOwn(LedgerEntry entry) => entry.Outcome == LedgerEntry.Answered
        && (entry.What is "own" or "report" || entry.What.StartsWith("own-", StringComparison.Ordinal));

    /// <summary>Whether the subject itself read its log. Who did so for it, and a stranger who tried, is shown to it as every look is.</summary>
    public static bool IsOwnReadingOfTheLog(LedgerEntry entry) => entry.What == OwnAccessLog && IsOwn(entry) && !IsByRepresentation(entry);

    /// <summary>Whether an own look was made by who acts for the subject: then the representation's id stands first in its reference.</summary>
    public static bool IsByRepresentation(LedgerEntry entry) => entry.Reference?.StartsWith('e') ?? false;
}
