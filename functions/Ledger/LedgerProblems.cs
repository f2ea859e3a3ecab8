using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Ledger;

/// <summary>What the ledger can refuse.</summary>
internal static class LedgerProblems
{
    public static Problem Unavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, "ledger-unavailable",
        "查询日志暂时无法写入，按规定不予答复，请稍后重试。", "The ledger could not be written, so nothing is answered (art. 15(3)). Try again.")
    { RetryAfterSeconds = 5 };

    public static Problem EntryUnknown { get; } = CommonProblems.NotFound("entry-not-found", "没有可供查询的该条日志。");

    public static Problem NotSealedYet { get; } = new(StatusCodes.Status409Conflict, "not-sealed-yet",
        "该内容尚未封存，封存每十分钟进行一次，请稍后重试。", "No checkpoint covers it yet; one is made every ten minutes. Try again.")
    { RetryAfterSeconds = 600 };

    public static Problem SizesInvalid { get; } = CommonProblems.InvalidFields([new FieldError("from", "range",
        "from 与 to 应为检查点的条目数，且 1 ≤ from ≤ to ≤ 最新检查点的条目数。")]);

    public static Problem PeriodInvalid { get; } = CommonProblems.InvalidFields([new FieldError("from", "range",
        "from 与 to 应为日期（如 2026-11-23），from 不晚于 to，且相距不超过 31 天。")]);

    public static Problem UnitInvalid { get; } = CommonProblems.InvalidFields([new FieldError("unit", "check-digit",
        "unit 应为单位的统一社会信用代码（18 位）。")]);

    public static Problem ContinuationInvalid { get; } = CommonProblems.InvalidFields([new FieldError("continuation", "format",
        "continuation 应为上一页所返回的值，原样传回。")]);
}
