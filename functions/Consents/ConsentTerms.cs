using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Subjects;

namespace CreditFunctions.Consents;

/// <summary>Reads what every consent has: items, one purpose, a period; and people.</summary>
internal static class ConsentTerms
{
    private const int LongestPurpose = 200, LongestName = 100;

    /// <summary>Codes of market items: public information takes no consent.</summary>
    public static IReadOnlyList<string> Items(FieldErrors errors, IReadOnlyList<string?>? items)
    {
        if (items is not { Count: > 0 }) errors.Add("items", "required", "请填写 items：同意采集的市场信用信息目录代码，至少一项。");
        var read = new List<string>();
        foreach (var code in (items ?? []).Take(100).Distinct())
        {
            if (code is not null && CatalogueItems.Find(code) is { } item && item.NeedsConsent(SubjectKind.NaturalPerson)) read.Add(item.Code);
            else errors.Add("items", "code-list", "items 只能是目录中的市场信用信息，如 market-contract。");
        }

        return read;
    }

    /// <summary>One purpose.</summary>
    public static string Purpose(FieldErrors errors, string? purpose)
    {
        var text = errors.Text("purpose", purpose, LongestPurpose);
        if (AgreedPurpose.IsSeveral(text)) errors.Add("purpose", "consent-bundled", "一项同意只能约定一个用途，请就每一用途分别征得同意。");
        return text;
    }

    /// <summary>A period with an end.</summary>
    public static AgreedPeriod Period(FieldErrors errors, DateOnly? from, DateOnly? until, DateOnly today)
    {
        var period = new AgreedPeriod(from ?? today, until ?? DateOnly.MinValue);
        if (until is null) errors.Add("until", "required", "请填写 until：同意的最后一日。没有期限的同意不予登记。");
        else if (!period.IsOrdered || period.Until < today) errors.Add("until", "date-order", "同意的最后一日不能早于第一日或今天。");
        return period;
    }

    /// <summary>A name.</summary>
    public static string Name(FieldErrors errors, string field, string? name) => errors.Text(field, name, LongestName);

    /// <summary>A natural person by identifier.</summary>
    public static Identifier? Person(FieldErrors errors, string field, PersonRequest? person)
    {
        Name(errors, $"{field}.name", person?.Name);
        var read = VerifiedIdentifier.Read(new VerifiedIdentity(person?.Kind ?? "citizen-id", person?.Number ?? string.Empty));
        if (read is { IsPersonal: true }) return read;
        errors.Add($"{field}.number", "check-digit", "证件类型或号码不正确：kind 如 citizen-id、passport，number 须符合该类证件的编码规则。");
        return null;
    }
}

/// <summary>A natural person as it is sent.</summary>
/// <param name="Kind">The kind of document; a citizen id where absent.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">The name.</param>
internal sealed record PersonRequest(string? Kind, string? Number, string? Name)
{
    /// <summary>Without the number and the name: a record's own text would print them into a log.</summary>
    public override string ToString() => Kind ?? "person";
}
