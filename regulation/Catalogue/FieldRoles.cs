namespace CreditFunctions.Regulation.Catalogue;

/// <summary>Which field of an item plays which part. Field codes; null where the item has no such field.</summary>
public sealed record FieldRoles
{
    /// <summary>The subject's name (行政相对人名称).</summary>
    public required string SubjectName { get; init; }

    /// <summary>The subject's kind (行政相对人类别).</summary>
    public required string SubjectKind { get; init; }

    /// <summary>An organisation's identifiers, the one that is preferred first.</summary>
    public required IReadOnlyList<string> OrganisationIdentifiers { get; init; }

    /// <summary>The kind of a natural person's document (证件类型).</summary>
    public required string PersonDocumentKind { get; init; }

    /// <summary>The number of that document (证件号码).</summary>
    public required string PersonDocumentNumber { get; init; }

    /// <summary>The kind of the legal representative's document.</summary>
    public required string RepresentativeDocumentKind { get; init; }

    /// <summary>The number of that document.</summary>
    public required string RepresentativeDocumentNumber { get; init; }

    /// <summary>The decision's document number (文号): a part of the record's identity.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The day of the decision, from which the supply limit and the publication period count.</summary>
    public required string DecisionDate { get; init; }

    /// <summary>The certificate's number, a part of the identity where one decision grants several.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>The name of the body that decided.</summary>
    public required string DecidingBodyName { get; init; }

    /// <summary>Its unified social credit code: a part of the record's identity.</summary>
    public required string DecidingBodyCode { get; init; }

    /// <summary>The name of the unit that supplies the row (数据来源单位).</summary>
    public required string ProviderName { get; init; }

    /// <summary>Its unified social credit code: the caller's own, or one it was granted to supply for.</summary>
    public required string ProviderCode { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public string? ValidFrom { get; init; }

    /// <summary>The last day on which it holds.</summary>
    public string? ValidTo { get; init; }

    /// <summary>The last day of its publication (公示截止期).</summary>
    public string? PublicUntil { get; init; }

    /// <summary>How grave it is (严重程度).</summary>
    public string? Severity { get; init; }

    /// <summary>The fields without which a record cannot be named: what a withdrawal needs.</summary>
    public IEnumerable<string> Identity()
    {
        yield return SubjectKind;
        foreach (var identifier in OrganisationIdentifiers) yield return identifier;
        yield return PersonDocumentKind;
        yield return PersonDocumentNumber;
        yield return DocumentNumber;
        yield return DecidingBodyCode;
        yield return ProviderCode;
        if (CertificateNumber is not null) yield return CertificateNumber;
    }
}
