using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Problems;

/// <summary>The problems that every room can meet. A room's own stand in the room.</summary>
internal static class CommonProblems
{
    public static Problem MalformedJson(string where) => new(StatusCodes.Status400BadRequest, "malformed-json",
        "请求内容不是有效的 JSON，请检查后重新提交。", $"The body is not valid JSON: {where}");

    public static Problem InvalidFields(IReadOnlyList<FieldError> errors) => new(StatusCodes.Status400BadRequest, "invalid-request",
        "请求中有字段不符合要求，请按 errors 中的说明修改。", "Some fields are missing or not valid; see errors.") { Errors = errors };

    public static Problem NotFound(string code, string title) => new(StatusCodes.Status404NotFound, code, title,
        "There is no such resource, or the caller may not see it.");

    public static Problem KeyReused { get; } = new(StatusCodes.Status409Conflict, "idempotency-key-reused",
        "该 Idempotency-Key 已用于另一请求，请更换后重试。", "The idempotency key was used for another request: choose a new one.");

    public static Problem BodyTooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, "body-too-large",
        $"请求内容超过上限 {limit:N0} 字节，请拆分后提交。", $"The body is over the limit of {limit} bytes: split it.");

    public static Problem UnsupportedMediaType(string expected) => new(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type",
        $"不支持的内容类型，请使用 {expected}。", $"The content type is not supported: send {expected}.");

    public static Problem StorageUnavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, "storage-unavailable",
        "存储暂时不可用，请稍后重试。", "A storage call failed; nothing was changed that the answer would have reported. Try again.")
    { RetryAfterSeconds = 5 };

    public static Problem Unexpected(string traceId) => new(StatusCodes.Status500InternalServerError, "internal-error",
        "系统内部错误，请联系平台管理人员并提供编号。", $"An unexpected error; its trace is {traceId}.");
}
