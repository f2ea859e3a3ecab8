using System.Security.Cryptography;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Consents;

/// <summary>A consent on paper, or a guardian's, as its provider sends it. Numbers of people stand in the body only.</summary>
/// <param name="Person">Whose information may be collected.</param>
/// <param name="Guardian">The guardian who consented for a minor or ward; null where the person did.</param>
/// <param name="Items">Codes of market items.</param>
/// <param name="Purpose">The one agreed purpose.</param>
/// <param name="From">The first day (China); today where absent.</param>
/// <param name="Until">The last day (China).</param>
/// <param name="Evidence">The paper.</param>
/// <param name="OfferedSeparately">Where the paper offers several purposes to be agreed to one by one: all of them.</param>
/// <param name="ConditionOfService">Whether a service depended on it; must be said, and must be false.</param>
internal sealed record PaperConsentRequest(PersonRequest? Person, PersonRequest? Guardian, IReadOnlyList<string?>? Items, string? Purpose, DateOnly? From,
    DateOnly? Until, PaperRequest? Evidence, IReadOnlyList<string?>? OfferedSeparately, bool? ConditionOfService)
{
    private const int MostPurposes = 20;

    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public PaperConsent Read(string provider, DateOnly today)
    {
        var errors = new FieldErrors();
        var person = ConsentTerms.Person(errors, "person", Person);
        var guardian = Guardian is null ? null : ConsentTerms.Person(errors, "guardian", Guardian);
        if (person is not null && person == guardian) errors.Add("guardian.number", "same-person", "监护人不能是本人；本人同意的请去掉 guardian。");
        var (items, purpose) = (ConsentTerms.Items(errors, Items), ConsentTerms.Purpose(errors, Purpose));
        var period = ConsentTerms.Period(errors, From, Until, today);
        var paper = PaperRequest.Read(errors, Evidence);
        if (ConditionOfService is null) errors.Add("conditionOfService", "required", "请填写 conditionOfService：提供服务是否以同意采集为条件（应为 false）。");
        if (OfferedSeparately?.Count > MostPurposes) errors.Add("offeredSeparately", "too-many", $"offeredSeparately 不能超过 {MostPurposes} 项。");
        errors.ThrowIfAny();
        return new PaperConsent(person!, guardian, new Consent(provider, items, purpose, period, guardian is null ? ConsentForm.Paper : ConsentForm.Guardian),
            paper, [.. (OfferedSeparately ?? []).OfType<string>()]);
    }

    /// <summary>Without the people: a record's own text would print them into a log.</summary>
    public override string ToString() => "consent";
}

/// <summary>A consent on paper as it was read.</summary>
internal sealed record PaperConsent(Identifier Person, Identifier? Guardian, Consent Terms, Paper Evidence, IReadOnlyList<string> OfferedOneByOne);

/// <summary>A paper as it was read.</summary>
internal sealed record Paper(byte[] Content, string ContentType, string Sha256);

/// <summary>A paper (书面凭证) as it is sent.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">Its bytes in base64, at most 4 MiB of them.</param>
internal sealed record PaperRequest(string? ContentType, string? Content)
{
    internal const int LargestPaper = 4 * 1024 * 1024;

    public static Paper Read(FieldErrors errors, PaperRequest? paper)
    {
        var type = string.IsNullOrWhiteSpace(paper?.ContentType) ? "application/octet-stream" : paper.ContentType.Trim();
        if (type.Length > 100 || type.Any(char.IsControl)) errors.Add("evidence.contentType", "format", "evidence.contentType 不是有效的媒体类型。");
        var content = new byte[(paper?.Content?.Length ?? 0) * 3L / 4 + 3];
        if (string.IsNullOrEmpty(paper?.Content) || !Convert.TryFromBase64String(paper.Content, content, out var length) || length == 0)
        {
            errors.Add("evidence.content", "format", "evidence.content 应为同意凭证的 Base64 编码。");
            length = 0;
        }

        if (length > LargestPaper) errors.Add("evidence.content", "too-large", "同意凭证不能超过 4 MiB。");
        return new Paper(content[..length], type, Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))));
    }
}
