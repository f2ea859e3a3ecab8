using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Submissions.Held;

/// <summary>Why a held row is not shown or not decided.</summary>
internal static class HeldRowProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("held-row-not-found", "没有可供您办理的该条待审核信息。");

    public static Problem Decided { get; } = new(StatusCodes.Status409Conflict, "held-row-decided",
        "该条信息已作出审核决定，不能再次决定。", "A person decided this row already; read it to see how.");

    public static Problem UnderObjection { get; } = new(StatusCodes.Status409Conflict, "record-under-objection",
        "该条信用信息正在异议处理中，待异议办结后再作决定。", "An objection to the record runs: decide when it is closed.");
}
