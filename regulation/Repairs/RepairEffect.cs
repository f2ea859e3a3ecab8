namespace CreditFunctions.Regulation.Repairs;

/// <summary>What a granted repair does (art. 26): either way publication, sharing and use end with the decision.</summary>
public enum RepairEffect
{
    /// <summary>删除: the information leaves every view; a tombstone with basis is kept for auditors.</summary>
    Deleted,

    /// <summary>标注: the information stays with its subject, marked as repaired (已修复), and nobody else sees or uses it.</summary>
    Annotated,
}
