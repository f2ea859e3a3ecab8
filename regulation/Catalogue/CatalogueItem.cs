using System.Collections.Frozen;

namespace CreditFunctions.Regulation.Catalogue;

/// <summary>
/// One item of the catalogue (公共信用信息目录, article 8): what is supplied, in which columns, how soon, and who may see it.
/// </summary>
/// <param name="Code">The stable code, as <c>penalty</c>.</param>
/// <param name="Name">The Chinese name, as 行政处罚.</param>
/// <param name="Kind">Public or market credit information.</param>
/// <param name="Polarity">For or against its subject.</param>
/// <param name="Roles">Which field plays which part.</param>
/// <param name="Fields">The columns, in the template's order.</param>
public sealed record CatalogueItem(
    string Code, string Name, ItemKind Kind, Polarity Polarity, FieldRoles Roles, IReadOnlyList<Field> Fields)
{
    private readonly FrozenDictionary<string, Field> _byCode = Fields.ToFrozenDictionary(field => field.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>The working days within which it is supplied, counted from the decision; null for none.</summary>
    public int? SupplyLimitWorkingDays { get; init; }

    /// <summary>How records of organisations and individually-owned businesses leave the platform.</summary>
    public Disclosure OrganisationDisclosure { get; init; } = Disclosure.Public;

    /// <summary>How records of natural persons leave it: never <see cref="Disclosure.Public"/>.</summary>
    public Disclosure PersonDisclosure { get; init; } = Disclosure.Sharing;

    /// <summary>How long a public record is shown.</summary>
    public PublicationRule Publication { get; init; } = PublicationRule.WithoutEnd;

    /// <summary>Whether it tells of the supplier itself only (自主申报, article 9).</summary>
    public bool OnlyAboutSupplier { get; init; }

    /// <summary>Pairs of date fields of which the second never comes before the first.</summary>
    public IReadOnlyList<(string Earlier, string Later)> DateOrders { get; init; } = [];

    /// <summary>The field of that code, case-insensitive, or null.</summary>
    public Field? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Whether it takes a person's consent to collect it (article 7): market information that involves personal information.</summary>
    public bool NeedsConsent(SubjectKind kind) => Kind == ItemKind.Market && kind == SubjectKind.NaturalPerson;

    /// <summary>How a record of that kind of subject leaves the platform.</summary>
    public Disclosure DisclosureFor(SubjectKind kind) =>
        kind == SubjectKind.NaturalPerson ? PersonDisclosure : OrganisationDisclosure;
}
