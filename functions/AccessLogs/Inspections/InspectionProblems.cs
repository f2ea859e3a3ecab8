using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>Why an unannounced inspection is refused.</summary>
internal static class InspectionProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("inspection-not-found", "没有这项暂缓告知的检查。");

    public static Problem Exists { get; } = new(StatusCodes.Status409Conflict, "inspection-exists",
        "该事项已登记过暂缓告知，不能重复登记或延长。", "This matter has been registered with other terms; it can be neither repeated nor prolonged.");

    public static Problem Over { get; } = new(StatusCodes.Status409Conflict, "inspection-over",
        "暂缓告知已结束：如继续查询，将立即向信用主体公开。", "The inspection has ended or was revealed: query without it, and the subject sees it at once.");

    public static Problem OwnInspection { get; } = new(StatusCodes.Status403Forbidden, "own-inspection",
        "不能复核本人登记的检查，请由其他审计人员复核。", "Whoever registered an inspection does not review it.");

    public static Problem AlreadyRevealed { get; } = new(StatusCodes.Status409Conflict, "already-revealed",
        "该检查已公开，不能再次隐藏。", "It was revealed: it can't be hidden again.");
}
