using CreditFunctions.Problems;

namespace CreditFunctions.Cases;

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
