using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Determinations;

/// <summary>What a determination can be refused for.</summary>
internal static class DeterminationProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("determination-not-found", "没有可供查看的该失信行为认定。");

    public static Problem EvidenceUnknown { get; } = CommonProblems.NotFound("evidence-not-found", "没有该份证据材料。");

    public static FieldError ContinuationUnknown { get; } = new("continuation", "format", "continuation 应为上一页答复中的值。");

    /// <summary>A record that it rests on is no longer for public bodies to see: nothing new is listed on it (art. 12).</summary>
    /// <param name="recordId">The record.</param>
    public static Problem RecordOver(string recordId) => new(StatusCodes.Status409Conflict, "record-over",
        $"所依据的信用信息（{recordId}）共享期限已满，不得再据以认定；请撤回或者不予认定，仍有其他依据的请重新提出。",
        "A record that it rests on is no longer for public bodies to see: withdraw it or decide not-determined; propose anew where it rests on other records.");

    /// <summary>What is proposed, or about to be decided, is not within the law (art. 23): every rule that it breaks, by field.</summary>
    public static Problem Disproportionate(IReadOnlyList<Refusal> why)
    {
        var errors = why.Select(refusal => new FieldError(refusal.Field ?? string.Empty, refusal.Code, refusal.Title)).ToList();
        // Who has no power learns that first: nothing else matters then.
        return why.FirstOrDefault(refusal => refusal.Code == "determination-beyond-powers") is { } beyond
            ? new Problem(StatusCodes.Status403Forbidden, beyond.Code, beyond.Title, beyond.Detail) { Errors = errors }
            : new Problem(StatusCodes.Status400BadRequest, "disproportionate", "拟作的认定或者措施不符合条例第二十二条、第二十三条，请按 errors 中的说明修改。",
                "What is proposed is not within the law, severity, period or powers; see errors.")
            { Errors = errors };
    }

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why) => why == DeterminationRefusals.NoCase ? Unknown
        : RefusalProblem.Of(why, DeterminationRefusals.NotUnit, DeterminationRefusals.NotSubject, DeterminationRefusals.SamePerson);
}
