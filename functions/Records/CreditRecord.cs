namespace CreditFunctions.Records;

/// <summary>A record as it stands: its newest version and the marks on it.</summary>
/// <param name="Newest">The newest version.</param>
/// <param name="ObjectedBy">The running objections against it (异议标注, art. 25); it is shown as under objection while there is one.</param>
internal sealed record CreditRecord(RecordVersion Newest, IReadOnlyList<string> ObjectedBy)
{
    /// <summary>True from the moment at which the consent that it rests on was withdrawn (art. 7), also while its contents are not erased yet.</summary>
    public bool IsConsentWithdrawn { get; init; }

    /// <summary>True while an objection runs.</summary>
    public bool UnderObjection => ObjectedBy.Count > 0;

    /// <summary>True where it stands; a tombstone is in no view.</summary>
    /// <remarks>Nor is what is repaired, but for its own subject.</remarks>
    public bool IsLive => Newest.Status == RecordStatus.Live && !IsConsentWithdrawn;

    /// <summary>True where it is repaired and annotated (art. 26): its own subject still sees it.</summary>
    public bool IsRepaired => Newest.Status == RecordStatus.Repaired;
}
