using System.Security.Cryptography;

namespace CreditFunctions.Ledger.Verification;

/// <summary>What a verifier is given besides the files.</summary>
internal sealed record VerifierOptions
{
    /// <summary>The public keys that may have signed; none: signatures are not checked, and the verdict says so.</summary>
    public IReadOnlyList<ECDsa> PublicKeys { get; init; } = [];

    /// <summary>Checkpoints that were kept outside.</summary>
    public IReadOnlyList<OutsideCheckpoint> Outside { get; init; } = [];

    /// <summary>Opens payloads; null: they stay closed, and only lines, chains, tree and signatures are checked.</summary>
    public IPayloadKeys? Keys { get; init; }

    /// <summary>How many pieces are hashed at once.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>Is told how many bytes are read, of how many.</summary>
    public Action<long, long>? Progress { get; init; }
}
