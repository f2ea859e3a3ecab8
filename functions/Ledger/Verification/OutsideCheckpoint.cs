using System.Globalization;
using System.Text;
using System.Text.Json;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>A checkpoint that somebody kept outside the ledger's own storage. The ledger must still begin with exactly these lines.</summary>
/// <param name="Size">How many lines it covers.</param>
/// <param name="Root">Their root.</param>
/// <param name="Signed">The text and its signature, where they were kept too.</param>
internal sealed record OutsideCheckpoint(long Size, Digest Root, (Checkpoint Checkpoint, CheckpointSignature Signature)? Signed)
{
    private static readonly char[] s_spaces = [' ', '\t', '\n', '\r'];

    /// <summary>Reads what was kept: a seal or the answer of <c>/api/v1/ledger/checkpoint</c> (JSON), the five lines of a checkpoint, or size and root.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static OutsideCheckpoint Parse(string kept)
    {
        if (kept.TrimStart().StartsWith('{')) return FromJson(kept);
        if (Checkpoint.TryParse(kept.ReplaceLineEndings("\n").TrimEnd('\n') + "\n") is { } checkpoint)
        {
            return new OutsideCheckpoint(checkpoint.Size, checkpoint.Root, null);
        }

        var words = kept.Split(s_spaces, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && Digest.TryParse(Encoding.UTF8.GetBytes(words[1]), out var root)
            ? new OutsideCheckpoint(size, root, null)
            : throw new FormatException("Not a checkpoint: neither a seal, nor a checkpoint's five lines, nor a size and a root.");
    }

    private static OutsideCheckpoint FromJson(string kept)
    {
        try
        {
            using var json = JsonDocument.Parse(kept);
            // The answer calls it text, a seal calls it checkpoint.
            var text = json.RootElement.TryGetProperty("text", out var answered) ? answered : json.RootElement.GetProperty("checkpoint");
            var checkpoint = Checkpoint.TryParse(text.GetString() ?? string.Empty)
                ?? throw new FormatException("The JSON's checkpoint is not one.");
            if (!json.RootElement.TryGetProperty("signature", out var signature)) return new OutsideCheckpoint(checkpoint.Size, checkpoint.Root, null);
            return new OutsideCheckpoint(checkpoint.Size, checkpoint.Root,
                (checkpoint, new CheckpointSignature(signature.GetProperty("key").GetString()!, signature.GetProperty("value").GetBytesFromBase64())));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The JSON holds no checkpoint and signature.", error);
        }
    }
}
