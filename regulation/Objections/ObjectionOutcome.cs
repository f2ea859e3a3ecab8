namespace CreditFunctions.Regulation.Objections;

/// <summary>How an objection was decided.</summary>
public enum ObjectionOutcome
{
    /// <summary>更正: upheld; the record was wrong and is put right.</summary>
    Corrected,

    /// <summary>删除: upheld; the record should not be there and leaves every view.</summary>
    Deleted,

    /// <summary>标注: upheld; the record stays and carries a note.</summary>
    Annotated,

    /// <summary>不予支持: rejected with reasons.</summary>
    Rejected,

    /// <summary>重复异议答复: a repeated objection without new grounds, answered shortly and linked to the first.</summary>
    AnsweredAsRepeated,
}

/// <summary>What follows from an outcome.</summary>
public static class ObjectionOutcomes
{
    /// <summary>True where the applicant was right, and the record changes.</summary>
    public static bool IsUpheld(this ObjectionOutcome outcome) =>
        outcome is ObjectionOutcome.Corrected or ObjectionOutcome.Deleted or ObjectionOutcome.Annotated;
}
