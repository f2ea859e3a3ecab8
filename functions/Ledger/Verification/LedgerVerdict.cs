using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Fault">The first thing that is wrong; null where everything holds.</param>
internal sealed record LedgerVerdict(LedgerFault? Fault)
{
    /// <summary>Files that hold lines.</summary>
    public int Segments { get; init; }

    /// <summary>Lines read and good, headers included.</summary>
    public long Lines { get; init; }

    /// <summary>Entries among them.</summary>
    public long Entries { get; init; }

    /// <summary>Lines that a seal covers.</summary>
    public long Sealed { get; init; }

    /// <summary>Lines that wait for the next seal: of these only the chain within their segment was checked.</summary>
    public long Unsealed => Lines - Sealed;

    /// <summary>Payloads opened; 0 without keys.</summary>
    public long Opened { get; init; }

    /// <summary>Payloads whose key was destroyed: erased, as the law wants it, and no fault.</summary>
    public long Erased { get; init; }

    /// <summary>Seals read and good.</summary>
    public int Seals { get; init; }

    /// <summary>Whether the signatures were checked: only where a public key was given.</summary>
    public bool SignaturesChecked { get; init; }

    /// <summary>Bytes of lines read.</summary>
    public long Bytes { get; init; }

    /// <summary>The newest checkpoint that holds; keep it outside.</summary>
    public Checkpoint? Checkpoint { get; init; }
}
