using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Repairs;

/// <summary>What a repair can be refused for.</summary>
internal static class RepairProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("repair-not-found", "没有可供查看的该信用修复申请。");

    public static Problem TargetUnknown { get; } = CommonProblems.NotFound("repair-target-not-found", "没有可以申请信用修复的该条信息。");

    public static Problem EvidenceUnknown { get; } = CommonProblems.NotFound("evidence-not-found", "没有该份证明材料。");

    /// <summary>A repair of the same is still open.</summary>
    public static Problem Running(string caseId) => new(StatusCodes.Status409Conflict, "repair-running",
        "对该条信息的信用修复申请正在处理中，请在原申请中补充材料。", $"Repair {caseId} of this is open: supplement it, or withdraw it first.");

    /// <summary>It is repaired already.</summary>
    public static Problem Repaired(string caseId) => new(StatusCodes.Status409Conflict, "already-repaired",
        "该条信息已经修复，无需再次申请。", $"Repair {caseId} of this was granted.");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why) => why == RepairRefusals.NoCase ? Unknown
        : RefusalProblem.Of(why, RepairRefusals.NotDecidingBody, RepairRefusals.NotDeliveringBody, RepairRefusals.NotApplicant, RepairRefusals.DeciderFiled);
}
