using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Objections;

/// <summary>What an objection can be refused for.</summary>
internal static class ObjectionProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("objection-not-found", "没有可供查看的该异议申请。");

    public static Problem RecordUnknown { get; } = CommonProblems.NotFound("record-not-found", "没有可以提出异议的该条信用信息。");

    public static Problem EvidenceUnknown { get; } = CommonProblems.NotFound("evidence-not-found", "没有该份证据材料。");

    public static Problem AuthorityUnset { get; } = new(StatusCodes.Status503ServiceUnavailable, "authority-not-set",
        "平台尚未设置社会信用主管部门，无法受理市场信用信息异议，请联系平台管理人员。", "Set Objections__AuthorityUnit: the authority decides on market records.");

    /// <summary>An objection to the same record is still open.</summary>
    public static Problem Running(string caseId) => new(StatusCodes.Status409Conflict, "objection-running",
        "对该条信息的异议正在处理中，请在原异议中补充材料。", $"Objection {caseId} to this record is open: supplement it, or withdraw it first.");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why) => why == Refusals.NoCase ? Unknown
        : RefusalProblem.Of(why, Refusals.NotDecidingBody, Refusals.NotDeliveringBody, Refusals.NotVerifyingBody, Refusals.NotApplicant);
}
