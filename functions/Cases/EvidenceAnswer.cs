using CreditFunctions.Problems;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.Cases;

/// <summary>A piece of evidence as it is answered: byte for byte as it was given.</summary>
internal static class EvidenceAnswer
{
    /// <summary>The bytes, or the problem where there is no such piece. Cost: 2 round trips.</summary>
    public static async Task<IActionResult> AnswerAsync(this EvidenceStore store, Evidence? piece, Problem unknown, CancellationToken cancellationToken) =>
        piece is null ? unknown
        // Never shown inside a page of ours: whatever it claims to be, it is somebody's upload.
        : new FileStreamResult(await store.OpenAsync(piece, cancellationToken), "application/octet-stream") { FileDownloadName = piece.Name };
}
