using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Subjects.Representations;

/// <summary>Why nobody is represented.</summary>
internal static class RepresentationProblems
{
    /// <summary>One answer for unknown, another's, expired, revoked, and outside its scope.</summary>
    public static Problem Missing { get; } = new(StatusCodes.Status403Forbidden, "representation-missing",
        "没有可以代该主体查询或办理的有效代理关系，请由该主体或服务窗口登记。", "No live representation lets the caller do this for the subject named in On-Behalf-Of.");

    public static Problem Unknown { get; } = CommonProblems.NotFound("representation-not-found", "没有该项代理关系。");

    public static Problem SubjectUnknown { get; } = CommonProblems.NotFound("subject-not-found", "平台没有归集该主体的信用信息，无法登记代理关系。");

    public static Problem Revoked { get; } = new(StatusCodes.Status409Conflict, "representation-revoked",
        "该项代理关系已撤销；如需重新登记，请提交新的证明材料。", "The same representation was filed and revoked: file it anew on new evidence.");

    /// <summary>What the rules say against it.</summary>
    public static Problem NotAllowed(string code) => new(StatusCodes.Status400BadRequest, code, code switch
    {
        "representative-is-subject" => "代理人不能是被代理主体本人。",
        "agent-cannot-delegate" => "代理人不能转委托，请由被代理主体本人或服务窗口登记。",
        "no-legal-representative" => "自然人没有法定代表人，请登记为代理人或监护人。",
        "no-guardian" => "只有自然人有监护人，请登记为法定代表人或代理人。",
        _ => "监护关系须持证明材料到服务窗口登记。",
    }, "The kind of representation does not fit the subject or who files it.");
}
