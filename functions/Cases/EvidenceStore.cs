using CreditFunctions.Storage;

namespace CreditFunctions.Cases;

/// <summary>Keeps evidence, encrypted. Written before the event that names it: a crash leaves at most a blob that nothing names.</summary>
internal sealed class EvidenceStore(SealedBlobs blobs)
{
    private const string Container = "evidence";

    /// <summary>Stores each piece. Cost: 3 round trips a piece.</summary>
    public async Task<IReadOnlyList<Evidence>> KeepAsync(IReadOnlyList<EvidenceUpload> uploads, CancellationToken cancellationToken)
    {
        var kept = new List<Evidence>();
        foreach (var upload in uploads)
        {
            var id = NewId.Make('e');
            var digest = await blobs.WriteAsync(Container, id, upload.Content, cancellationToken);
            kept.Add(new Evidence(id, upload.Name, upload.ContentType, digest.Length, digest.Sha256));
        }

        return kept;
    }

    /// <summary>The bytes, checked, as they were given.</summary>
    public Task<Stream> OpenAsync(Evidence evidence, CancellationToken cancellationToken) =>
        blobs.OpenReadAsync(Container, evidence.Id, 0, cancellationToken);
}

/// <summary>A piece of evidence as it came.</summary>
internal sealed record EvidenceUpload(string Name, string ContentType, byte[] Content);
