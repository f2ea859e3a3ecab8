namespace CreditFunctions.Ledger.Verification;

/// <summary>What can be wrong with a ledger.</summary>
internal enum FaultKind
{
    /// <summary>A line is not what was sealed, or not in a line's form, or not in its chain.</summary>
    LineChanged,

    /// <summary>Entries are missing before the line.</summary>
    LineMissing,

    /// <summary>The line was put in: it was not sealed there, or stands a second time.</summary>
    LineInserted,

    /// <summary>Lines changed places.</summary>
    LineMoved,

    /// <summary>The segment ends too early.</summary>
    SegmentCut,

    /// <summary>A segment is not there.</summary>
    SegmentMissing,

    /// <summary>The header names another segment, or the file is none.</summary>
    SegmentMisnamed,

    /// <summary>Two segments go on from the same place of a writer.</summary>
    WriterForked,

    /// <summary>Lines stand where nothing may be added any more.</summary>
    LineTooLate,

    /// <summary>A payload does not open with its key, or is not what the entry committed to.</summary>
    PayloadChanged,

    /// <summary>A seal is not in a seal's form, or does not follow from the one before.</summary>
    SealChanged,

    /// <summary>A seal is not there.</summary>
    SealMissing,

    /// <summary>A checkpoint's signature is not by a known key.</summary>
    SignatureWrong,

    /// <summary>A tile is not what its leaves make.</summary>
    TileChanged,

    /// <summary>A tile is not there.</summary>
    TileMissing,

    /// <summary>The ledger does not go on from a checkpoint that was kept outside.</summary>
    CheckpointBroken,
}
