using System.Text.Json;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>Feedback as it comes by message: a CloudEvent 1.0 in structured JSON of type <c>credit.feedback.v1</c>.</summary>
/// <param name="Source">The event's source.</param>
/// <param name="ActionId">The action.</param>
/// <param name="Unit">The unit that tells.</param>
/// <param name="Feedback">What it tells, as over HTTP.</param>
internal sealed record FeedbackMessage(string Source, string ActionId, string Unit, FeedbackRequest Feedback)
{
    /// <summary>The CloudEvent's type.</summary>
    public const string EventType = "credit.feedback.v1";

    /// <summary>Reads a message.</summary>
    /// <exception cref="ProblemException">400 <c>malformed-cloudevent</c>, <c>malformed-json</c> or <c>invalid-request</c>.</exception>
    public static FeedbackMessage Read(BinaryData body)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Event>(body.ToMemory().Span, JsonContract.Requests);
            if (read is not { Specversion: "1.0", Type: EventType, Id.Length: > 0, Source.Length: > 0 }) throw Malformed($"应为 CloudEvent 1.0，type 为 {EventType}，含 id 和 source。");
            if (read.Data is not { ActionId.Length: > 0, Unit.Length: > 0 } data) throw Malformed("data 应含 actionId 和 unit。");
            return new FeedbackMessage(read.Source, data.ActionId, data.Unit, new FeedbackRequest(data.Outcome, data.What, data.ImplementedOn, data.Evidence, data.Reasons));
        }
        catch (JsonException error)
        {
            throw CommonProblems.MalformedJson($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}").AsException();
        }
    }

    private static ProblemException Malformed(string why) => new Problem(StatusCodes.Status400BadRequest, "malformed-cloudevent",
        $"消息不是有效的反馈事件：{why}", $"The message is no CloudEvent 1.0 of type {EventType} with actionId and unit in its data.").AsException();

    private sealed record Event(string? Specversion, string? Type, string? Id, string? Source, EventData? Data);

    private sealed record EventData(string? ActionId, string? Unit, string? Outcome, string? What, string? ImplementedOn, IReadOnlyList<string?>? Evidence, string? Reasons);
}
