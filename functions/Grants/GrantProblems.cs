using CreditFunctions.Problems;
using CreditFunctions.Regulation.Grants;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Grants;

/// <summary>What a grant can be refused for.</summary>
internal static class GrantProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("grant-not-found", "没有该授权。");

    public static Problem KeyReused { get; } = new(StatusCodes.Status409Conflict, "idempotency-key-reused",
        "该 Idempotency-Key 已用于另一请求，请更换后重试。", "The idempotency key was used for another request: choose a new one.");

    public static FieldError KeyTooLong { get; } = new("Idempotency-Key", "too-long", "Idempotency-Key 不能超过 200 个字符。");

    public static FieldError StateUnknown { get; } = new("state", "code-list", "state 应为 proposed、approved、in-force、expired 或 revoked。");

    public static FieldError ContinuationUnknown { get; } = new("continuation", "format", "continuation 应为上一页答复中的值。");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(GrantRefusal why) => why switch
    {
        GrantRefusal.FourEyes => new(StatusCodes.Status403Forbidden, "four-eyes",
            "授权应由提出人以外的另一人批准。", "Whoever proposed a grant cannot approve it: another person of the authority has to."),
        GrantRefusal.OutsideArea => new(StatusCodes.Status403Forbidden, "outside-area",
            "该单位（或代报单位）不属于本级主管部门的行政区域，请由市级主管部门办理。",
            "An authority of a county grants for units of its own area only (characters 3 to 8 of their codes); the city's authority for all."),
        GrantRefusal.ProposerUnknown => Conflict("proposal-outdated", "提出该授权后系统密钥已轮换，无法核对提出人，请重新提出。",
            "The keys were rotated since this grant was proposed, so nobody can tell who proposed it: propose it anew."),
        GrantRefusal.AlreadyApproved => Conflict("already-approved", "该授权已由他人批准。", "Another person has approved this grant already."),
        GrantRefusal.Revoked => Conflict("grant-revoked", "该授权已撤销；如需恢复，请重新提出。", "This grant was revoked: propose a new one."),
        GrantRefusal.PeriodOver => Conflict("grant-expired", "该授权的期限已过，请按新的期限重新提出。", "The grant's period is over: propose a new one."),
        GrantRefusal.TooMany => Conflict("grants-too-many",
            $"该单位同时有效的授权不能超过 {GrantLimits.GrantsInForce} 份、代报单位不能超过 {GrantLimits.Units} 个；请合并或先撤销不再需要的授权。",
            $"A unit has at most {GrantLimits.GrantsInForce} grants in force and {GrantLimits.Units} units to supply for: revoke or merge some first."),
        GrantRefusal.ReasonMissing => CommonProblems.InvalidFields([new FieldError("reason", "required", "请填写 reason：撤销授权的理由。")]),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "Unknown refusal."),
    };

    private static Problem Conflict(string code, string title, string detail) => new(StatusCodes.Status409Conflict, code, title, detail);
}
