using CreditFunctions.Access;
using CreditFunctions.Grants;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Json;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Telemetry;

namespace CreditFunctions.Submissions.Intake;

/// <summary>
/// Takes a batch in: its bytes go encrypted to Blob while their form is checked and their SHA-256 is built, then the receipt is
/// stored. After that nothing is lost; before it nothing is kept.
/// </summary>
/// <remarks>Memory: about 8 MB whatever the size. Cost: 1 round trip for each 4 MiB and 6 more.</remarks>
internal sealed class SubmissionIntake(SealedBlobs blobs, ReceiptStore receipts, UnitRights rights, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>The container of raw submissions.</summary>
    public const string Container = "submissions";

    private const int LongestBatch = 100;

    /// <summary>Stores the batch. The same provider, batch and bytes again: the same receipt.</summary>
    /// <exception cref="ProblemException">400: malformed; 409 <c>batch-conflict</c>: other bytes under the same id; 413: over the limit.</exception>
    public async Task<SubmissionReceipt> AcceptAsync(SubmissionRequest request, Stream body, CancellationToken cancellationToken)
    {
        var named = request.Item is null ? null : Known(request.Item);
        CheckBatch(request.Batch);
        var inspected = new InspectedStream(body, request.Format == BodyFormat.Csv
            ? new CsvInspector(named ?? throw SubmissionProblems.ItemMissing.AsException())
            : new JsonBatchInspector());
        var blob = NewId.Make('u');
        var digest = await StoreAsync(blob, inspected, cancellationToken);
        try
        {
            var receipt = Receipt(request, named, inspected.Shape!, blob, digest);
            receipt = receipt with { Granted = SupplyRight.Of(await rights.NowAsync(request.Provider, cancellationToken), receipt.Item) };
            if (await receipts.TryAddAsync(receipt, cancellationToken)) return receipt;
            return await SameAgainAsync(receipt, cancellationToken);
        }
        catch (ProblemException)
        {
            await blobs.DeleteAsync(Container, blob, cancellationToken);
            throw;
        }
    }

    private async Task<SubmissionReceipt> SameAgainAsync(SubmissionReceipt receipt, CancellationToken cancellationToken)
    {
        var stored = (await receipts.ReadAsync(receipt.ReceiptId, cancellationToken))!.Receipt;
        if (stored.IsEnded) await receipts.CloseAsync(stored.ReceiptId, cancellationToken);
        if (stored.Sha256 != receipt.Sha256 || stored.Item != receipt.Item) throw SubmissionProblems.BatchConflict.AsException();
        await receipts.ListAsync(stored, cancellationToken);
        await blobs.DeleteAsync(Container, receipt.Blob, cancellationToken);
        return stored;
    }

    private async Task<BlobDigest> StoreAsync(string blob, InspectedStream body, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.WriteAsync(Container, blob, body, AccessSetup.BodyLimit, cancellationToken);
        }
        catch (BlobTooLargeException)
        {
            throw CommonProblems.BodyTooLarge(AccessSetup.BodyLimit).AsException();
        }
    }

    private SubmissionReceipt Receipt(SubmissionRequest request, CatalogueItem? named, BodyShape shape, string blob, BlobDigest digest)
    {
        var item = named;
        if (shape.Item.Length > 0)
        {
            item = Known(shape.Item);
            if (named is not null && named != item) throw SubmissionProblems.BatchShape("item", "地址中的 item 与 JSON 中的 item 不一致，请改成一致。").AsException();
        }

        if (item is null) throw SubmissionProblems.ItemMissing.AsException();
        CheckBatch(shape.Batch);
        if (request.Batch is { } one && shape.Batch is { } other && one != other)
        {
            throw SubmissionProblems.BatchShape("batch", "地址或请求头中的批次号与 JSON 中的 batch 不一致，请改成一致。").AsException();
        }

        // Without an id of the sender's own the bytes name the batch: the same file again still is the same batch.
        var batch = request.Batch ?? shape.Batch ?? "sha256-" + digest.Sha256;
        var receiptId = request.DryRun
            ? "d" + pseudonyms.Id("dry-run", request.Provider, item.Code, batch, digest.Sha256)
            : "b" + pseudonyms.Id("receipt", request.Provider, batch);
        return new SubmissionReceipt
        {
            ReceiptId = receiptId,
            Trace = CaseTrace.Begin(receiptId, CaseTrace.Receipt),
            Provider = request.Provider,
            Item = item.Code,
            Batch = batch,
            DryRun = request.DryRun,
            Sha256 = digest.Sha256,
            Size = digest.Length,
            Blob = blob,
            Shape = shape with { Item = item.Code },
            ReceivedAt = clock.GetUtcNow(),
            Offset = shape.FirstRowAt,
        };
    }

    private static CatalogueItem Known(string item) => CatalogueItems.Find(item)
        ?? throw SubmissionProblems.UnknownItem(string.Join("、", CatalogueItems.All.Select(known => known.Code))).AsException();

    private static void CheckBatch(string? batch)
    {
        if (batch is not null && (batch.Length is 0 or > LongestBatch || batch.Any(char.IsControl))) throw SubmissionProblems.BatchTooLong.AsException();
    }
}
