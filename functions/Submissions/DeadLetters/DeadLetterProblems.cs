using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Submissions.DeadLetters;

/// <summary>What can be wrong with a dead letter.</summary>
internal static class DeadLetterProblems
{
    public static Problem NotFound { get; } = CommonProblems.NotFound("dead-letter-not-found", "没有这条死信，或不属于贵单位。");

    public static Problem SenderUnknown { get; } = new(StatusCodes.Status409Conflict, "dead-letter-sender-unknown",
        "无法核实原报送单位的身份，请该单位自行重新报送。", "The message proves no sender: only a provider can submit it again, under its own name.");
}
