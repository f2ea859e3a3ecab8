using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>An objection as it is sent.</summary>
/// <param name="RecordId">The record that is objected to.</param>
/// <param name="Statement">What the applicant says is wrong, verbatim.</param>
/// <param name="Evidence">Files.</param>
/// <param name="Delivery">How the result shall be told; the inbox where absent.</param>
/// <param name="SubjectId">A clerk at the window only: for whom it is filed.</param>
/// <param name="ReceivedAt">A clerk only: when the first competent body received the paper; now where absent.</param>
internal sealed record FileObjectionRequest(string? RecordId, string? Statement, IReadOnlyList<EvidenceRequest>? Evidence,
    DeliveryWay? Delivery, string? SubjectId, DateTimeOffset? ReceivedAt)
{
    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public FiledObjection Read(Caller caller)
    {
        var errors = new FieldErrors();
        var recordId = errors.Text("recordId", RecordId, 100);
        var statement = errors.Text("statement", Statement, EvidenceRequest.LongestText);
        var evidence = EvidenceRequest.Read(errors, Evidence);
        if (caller.Is(Role.Clerk)) errors.Text("subjectId", SubjectId, 100);
        else if (SubjectId is not null) errors.Add("subjectId", "not-allowed", "subjectId 只由服务窗口填写，本人提交时请去掉。");
        if (!caller.Is(Role.Clerk) && ReceivedAt is not null)
        {
            errors.Add("receivedAt", "not-allowed", "receivedAt 只由服务窗口在补录纸质申请时填写，本人提交时请去掉。");
        }

        errors.ThrowIfAny();
        return new FiledObjection(recordId, statement, evidence, Delivery ?? DeliveryWay.Inbox, SubjectId?.Trim(), ReceivedAt);
    }
}

/// <summary>An objection as it was read.</summary>
internal sealed record FiledObjection(string RecordId, string Statement, IReadOnlyList<EvidenceUpload> Evidence, DeliveryWay Delivery,
    string? SubjectId, DateTimeOffset? ReceivedAt);

/// <summary>A file as it is sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes in base64.</param>
internal sealed record EvidenceRequest(string? Name, string? ContentType, string? Content)
{
    internal const int LongestText = 5000, MostFiles = 10;

    /// <summary>Checks files.</summary>
    public static IReadOnlyList<EvidenceUpload> Read(FieldErrors errors, IReadOnlyList<EvidenceRequest?>? files)
    {
        if (files is null) return [];
        if (files.Count > MostFiles) errors.Add("evidence", "too-many", $"一次最多提交 {MostFiles} 份证据材料。");
        return [.. files.Select((file, index) => Read(errors, $"evidence[{index}]", file))];
    }

    private static EvidenceUpload Read(FieldErrors errors, string field, EvidenceRequest? file)
    {
        var name = errors.Text($"{field}.name", file?.Name, 200);
        var type = string.IsNullOrWhiteSpace(file?.ContentType) ? "application/octet-stream" : file.ContentType.Trim();
        if (type.Length > 100 || type.Any(char.IsControl)) errors.Add($"{field}.contentType", "format", $"{field}.contentType 不是有效的媒体类型。");
        var content = new byte[(file?.Content?.Length ?? 0) * 3L / 4 + 3];
        if (string.IsNullOrEmpty(file?.Content) || !Convert.TryFromBase64String(file.Content, content, out var length))
        {
            errors.Add($"{field}.content", "format", $"{field}.content 应为文件内容的 Base64 编码。");
            length = 0;
        }

        return new EvidenceUpload(name, type, content[..length]);
    }
}
