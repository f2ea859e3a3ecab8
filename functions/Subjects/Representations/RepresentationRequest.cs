using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Representations;

namespace CreditFunctions.Subjects.Representations;

/// <summary>A representation as it is sent.</summary>
/// <param name="Representative">The person who shall act.</param>
/// <param name="Kind"><c>legal-representative</c>, <c>agent</c> or <c>guardian</c>.</param>
/// <param name="Scope"><c>view</c>, <c>act</c>; both where absent.</param>
/// <param name="From">The first day (China); today where absent.</param>
/// <param name="Until">The last day (China).</param>
/// <param name="EvidenceSha256">Of the papers that prove it, 64 hexadecimal digits.</param>
internal sealed record RepresentationRequest(RepresentativeRequest? Representative, RepresentationKind? Kind, IReadOnlyList<RepresentationScope>? Scope,
    DateOnly? From, DateOnly? Until, string? EvidenceSha256)
{
    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    public FiledRepresentation Read(DateOnly today)
    {
        var errors = new FieldErrors();
        var person = VerifiedIdentifier.Read(new VerifiedIdentity(Representative?.Kind ?? "citizen-id", Representative?.Number ?? string.Empty));
        if (person is not { IsPersonal: true })
        {
            errors.Add("representative.number", "check-digit", "代理人的证件类型或号码不正确：kind 如 citizen-id、passport，number 须符合该类证件的编码规则。");
        }

        var name = errors.Text("representative.name", Representative?.Name, 200);
        if (Kind is null) errors.Add("kind", "required", "请填写 kind：legal-representative、agent 或 guardian。");
        var scope = Scope is { Count: > 0 } ? Scope.Distinct().Order().ToList() : [.. Enum.GetValues<RepresentationScope>()];
        var period = new AgreedPeriod(From ?? today, Until ?? DateOnly.MinValue);
        if (Until is null) errors.Add("until", "required", "请填写 until：代理的最后一日。");
        else if (!period.IsOrdered || period.Until < today) errors.Add("until", "date-order", "代理的最后一日不能早于第一日或今天。");
        var evidence = EvidenceSha256?.Trim().ToLowerInvariant() ?? string.Empty;
        if (evidence.Length != 64 || !evidence.All(char.IsAsciiHexDigit))
        {
            errors.Add("evidenceSha256", "format", "请填写 evidenceSha256：证明材料的 SHA-256，64 位十六进制。");
        }

        errors.ThrowIfAny();
        return new FiledRepresentation(person!, name, Kind!.Value, scope, period, evidence);
    }
}

/// <summary>Who shall act, as it is sent.</summary>
/// <param name="Kind">Kind of document in kebab-case; <c>citizen-id</c> where absent.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">The person's name.</param>
internal sealed record RepresentativeRequest(string? Kind, string? Number, string? Name);

/// <summary>A representation as it was read.</summary>
internal sealed record FiledRepresentation(Identifier Person, string Name, RepresentationKind Kind, IReadOnlyList<RepresentationScope> Scope,
    AgreedPeriod Period, string EvidenceSha256);
