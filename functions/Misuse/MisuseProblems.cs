using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Misuse;

/// <summary>Why a flag is not reviewed.</summary>
internal static class MisuseProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("misuse-flag-not-found", "没有该条疑似违规查询线索。");

    public static Problem Reviewed { get; } = new(StatusCodes.Status409Conflict, "already-reviewed",
        "该条线索已由审计人员核查，结论不能更改。", "The flag was reviewed; its finding stands.");
}
