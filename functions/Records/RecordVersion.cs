using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Records;

/// <summary>One version of a record, as it was stored; never changed afterwards. The newest version is the record.</summary>
internal sealed record RecordVersion
{
    /// <summary>Whom it is about.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Which record: follows from deciding body, item, document number, subject and certificate number.</summary>
    public required string RecordId { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The catalogue item's code.</summary>
    public required string Item { get; init; }

    /// <summary>The kind of subject that it was supplied for.</summary>
    public required SubjectKind SubjectKind { get; init; }

    /// <summary>Whether it stands.</summary>
    public RecordStatus Status { get; init; } = RecordStatus.Live;

    /// <summary>The unit that supplied it, by unified social credit code.</summary>
    public required string Provider { get; init; }

    /// <summary>The body that decided, by unified social credit code.</summary>
    public required string DecidingBody { get; init; }

    /// <summary>The decision's document number (文号).</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>The normalised values by field code. Kept encrypted.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Names the content: the same values give the same hash.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What made this version.</summary>
    public required RecordAction Action { get; init; }

    /// <summary>Why it was corrected, withdrawn or decided; null for the first supply.</summary>
    public string? Reason { get; init; }

    /// <summary>The legal basis of that.</summary>
    public string? Basis { get; init; }

    /// <summary>A note that a decision put on the record (标注), shown wherever it is shown.</summary>
    public string? Annotation { get; init; }

    /// <summary>The objection or repair that decided this version, or null. A decided fact is not overwritten by an upload.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The consent that it rests on (art. 7), or null where it needs none.</summary>
    public string? ConsentId { get; init; }

    /// <summary>The last day for which that consent agreed to its use, China; null without one.</summary>
    public DateOnly? ConsentUntil { get; init; }

    /// <summary>The law and article by which it needs no consent though it is market information on a person, or null.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The receipt under which it came, or null for a decision's version.</summary>
    public string? ReceiptId { get; init; }

    /// <summary>The row of that submission, from 1; 0 for a decision's version.</summary>
    public int Row { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>True where its contents are erased.</summary>
    public bool IsErased => ContentHash.Length == 0;

    /// <summary>The same version without its contents and what was written about them.</summary>
    public RecordVersion Emptied() => this with
    {
        Values = new Dictionary<string, string>(),
        ContentHash = string.Empty,
        DocumentNumber = string.Empty,
        Reason = null,
        Basis = null,
        Annotation = null,
    };

    /// <summary>True on days on which its use by others is agreed, as far as it takes an agreement.</summary>
    public bool IsAgreedOn(DateOnly day) => ConsentUntil is not { } last || day <= last;
}

/// <summary>Whether a record stands.</summary>
internal enum RecordStatus
{
    /// <summary>It stands.</summary>
    Live,
    /// <summary>Its decision was revoked (撤销): out of every view, kept as a tombstone with basis.</summary>
    Withdrawn,
    /// <summary>Removed by an upheld objection or a repair (art. 25, 26): out of every view, kept as a tombstone with basis.</summary>
    Deleted,
    /// <summary>Repaired and annotated (信用修复, art. 26): its subject sees it, marked as repaired; it is in no other view, and nothing rests on it.</summary>
    Repaired,
    /// <summary>It was put on the wrong subject and is now on another.</summary>
    Moved,
    /// <summary>The consent that it rested on was withdrawn (art. 7): its contents are erased in every version, a tombstone with basis is kept.</summary>
    Erased,
}

/// <summary>What made a version.</summary>
internal enum RecordAction
{
    /// <summary>A provider supplied it (art. 8).</summary>
    Supply,
    /// <summary>A provider corrected it.</summary>
    Correct,
    /// <summary>A provider withdrew it.</summary>
    Withdraw,
    /// <summary>An objection or repair decided it (art. 25, 26).</summary>
    Decide,
    /// <summary>The consent that it rested on was withdrawn (art. 7).</summary>
    Erase,
}
