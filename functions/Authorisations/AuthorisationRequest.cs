using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Subjects;

namespace CreditFunctions.Authorisations;

/// <summary>An authorisation as it is sent.</summary>
/// <param name="Grantee">Whom the subject authorises.</param>
/// <param name="Items">Codes of catalogue items.</param>
/// <param name="Purpose">For what, in the subject's words.</param>
/// <param name="From">The first day (China); today where absent.</param>
/// <param name="Until">The last day (China).</param>
/// <param name="Uses"><c>once</c> or <c>many</c>.</param>
internal sealed record AuthorisationRequest(GranteeRequest? Grantee, IReadOnlyList<string?>? Items, string? Purpose, DateOnly? From, DateOnly? Until,
    AuthorisedUses? Uses)
{
    internal const int LongestPurpose = 500, LongestName = 200;

    /// <summary>Checks the fields; throws the problem of all errors.</summary>
    /// <returns>The grantee's identifier, and the rest.</returns>
    public (Identifier Grantee, IReadOnlyList<string> Items, string Purpose, AgreedPeriod Period, AuthorisedUses Uses) Read(DateOnly today)
    {
        var errors = new FieldErrors();
        var grantee = Grantee?.Read(errors);
        if (Grantee is null) errors.Add("grantee", "required", "请填写 grantee：被授权单位（unit）或个人（kind、number）。");
        var items = ReadItems(errors);
        var purpose = errors.Text("purpose", Purpose, LongestPurpose);
        var period = new AgreedPeriod(From ?? today, Until ?? DateOnly.MinValue);
        if (Until is null) errors.Add("until", "required", "请填写 until：授权的最后一日。没有期限的授权不予受理。");
        else if (!period.IsOrdered || period.Until < today) errors.Add("until", "date-order", "授权的最后一日不能早于第一日或今天。");
        if (Uses is null) errors.Add("uses", "required", "请填写 uses：once（一次）或 many（期限内多次）。");
        errors.ThrowIfAny();
        return (grantee!, items, purpose, period, Uses!.Value);
    }

    private List<string> ReadItems(FieldErrors errors)
    {
        if (Items is not { Count: > 0 }) errors.Add("items", "required", "请填写 items：授权查询的信用信息目录代码，至少一项。");
        var read = new List<string>();
        foreach (var code in (Items ?? []).Take(100).Distinct())
        {
            if (code is not null && CatalogueItems.Find(code) is { } item) read.Add(item.Code);
            else errors.Add("items", "code-list", "items 中有目录之外的代码，请从 /api/v1/catalogue 中选择。");
        }

        return read;
    }
}

/// <summary>Whom a subject authorises, as it is sent.</summary>
/// <param name="Unit">A body's unified social credit code; or</param>
/// <param name="Kind">a person's kind of document, such as <c>citizen-id</c>,</param>
/// <param name="Number">and its number.</param>
/// <param name="Name">How the subject calls it; optional.</param>
internal sealed record GranteeRequest(string? Unit, string? Kind, string? Number, string? Name)
{
    public Identifier? Read(FieldErrors errors)
    {
        if (Name?.Length > AuthorisationRequest.LongestName) errors.Add("grantee.name", "too-long", "grantee.name 不能超过 200 个字符。");
        if (string.IsNullOrWhiteSpace(Unit) == string.IsNullOrWhiteSpace(Number))
        {
            errors.Add("grantee", "required", "被授权人应为一个单位（unit）或一个自然人（kind、number），二者填写其一。");
            return null;
        }

        var isUnit = !string.IsNullOrWhiteSpace(Unit);
        var read = VerifiedIdentifier.Read(isUnit
            ? new VerifiedIdentity("unified-social-credit-code", Unit!)
            : new VerifiedIdentity(Kind ?? "citizen-id", Number!));
        if (read is not null && read.IsPersonal != isUnit) return read;
        errors.Add(isUnit ? "grantee.unit" : "grantee.number", "check-digit",
            isUnit ? "统一社会信用代码的位数、字符或校验位不正确。" : "证件类型或号码不正确：kind 如 citizen-id、passport，number 须符合该类证件的编码规则。");
        return null;
    }
}
