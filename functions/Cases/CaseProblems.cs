using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Cases;

/// <summary>What cases of every kind can meet. A kind's own stand in its room.</summary>
internal static class CaseProblems
{
    public static Problem EntryTooLarge { get; } = new(StatusCodes.Status400BadRequest, "entry-too-large",
        "一次提交的文字和材料清单合计不能超过 64 KB，请精简或者分次提交。",
        "What one act says, its words and the list of its evidence, may take at most 64 KB: shorten it, or send it in several.");

    public static Problem ContinuationInvalid { get; } = CommonProblems.InvalidFields([new FieldError("continuation", "format",
        "continuation 不正确，请使用上一页返回的值。")]);

    public static Problem CaseFull { get; } = new(StatusCodes.Status409Conflict, "case-full",
        "该案件的登记内容已达 64 KB 的上限，不能再增加，请联系平台管理人员。",
        "The case as it stands may take at most 64 KB, and this would be more: nothing was stored. Ask whoever operates the platform.");
}
