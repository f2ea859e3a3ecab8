using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Reads the whole ledger, recomputes everything, and names the first thing that is wrong. Trusts nothing but the keys that it is given.</summary>
/// <remarks>
/// Seal by seal in their order, so that the tree grows as it grew; then the lines that no seal covers yet. Holds a few pieces of 256 KB, the
/// tree's edge, and a small record a segment, however long the ledger is. A line that is bad is looked for only where a seal does not hold.
/// </remarks>
internal sealed class LedgerVerifier(ILedgerFiles files, VerifierOptions options)
{
    /// <summary>Verifies. The ledger may grow meanwhile.</summary>
    /// <exception cref="IOException">A file could not be read; nothing is said about the ledger.</exception>
    public async Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken)
    {
        var survey = await LedgerSurvey.MakeAsync(files, cancellationToken);
        var walk = new LedgerWalk(files, survey, options);
        var fault = OutsideSignatures() ?? await SealsAsync(survey, walk, cancellationToken)
            ?? await walk.UnsealedAsync(cancellationToken);
        return walk.Verdict(fault);
    }

    private LedgerFault? OutsideSignatures() => options.PublicKeys.Count > 0
        && options.Outside.Any(outside => outside.Signed is var (checkpoint, signature) && !options.PublicKeys.Any(key => signature.IsOf(checkpoint, key)))
        ? Faults.OutsideSignature() : null;

    private async Task<LedgerFault?> SealsAsync(LedgerSurvey survey, LedgerWalk walk, CancellationToken cancellationToken)
    {
        for (var index = 0; index < survey.Seals.Count; index++)
        {
            var name = Seal.NameOf(index);
            if (!survey.Seals.Contains(name))
            {
                return survey.Seals.FirstOrDefault(other => !IsSeal(other)) is { } strange ? Faults.StrangeSeal(strange) : Faults.SealMissing(index);
            }

            var seal = SealFormat.TryParse(await files.ReadSealAsync(name, cancellationToken));
            if (seal is null || seal.Index != index) return Faults.SealUnreadable(index);
            if (await walk.SealAsync(seal, isNewest: index == survey.Seals.Count - 1, cancellationToken) is { } fault) return fault;
        }

        if (await walk.IsPastAsync(cancellationToken))
        {
            // A seal that came while this was running wrote that tile; one that was taken away is not there.
            var now = await files.SealsAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
            if (!now.Contains(Seal.NameOf(survey.Seals.Count))) return Faults.SealMissing(survey.Seals.Count);
        }

        return options.Outside.FirstOrDefault(outside => outside.Size > walk.SealedLines) is { } longer
            ? Faults.Shorter(longer, walk.SealedLines) : null;
    }

    private static bool IsSeal(string name) =>
        name.Length == Seal.NameOf(0).Length && int.TryParse(name.AsSpan("seals/".Length, 10), out var index) && Seal.NameOf(index) == name;
}
