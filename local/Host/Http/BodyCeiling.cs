using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Local.Http;

/// <summary>The host's own limit of a request's body: past it, an empty 500, whatever the app allows or answers.</summary>
/// <remarks>The worker's limit, 30,000,000 bytes unless Kestrel is configured, comes first and is the app's to answer.</remarks>
internal sealed class BodyCeiling(Stream body) : Stream
{
    public const long Bytes = 104_857_600;
    private long _read;

    /// <summary>True once more was read than the host takes.</summary>
    public bool Passed => _read > Bytes;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static BodyCeiling Watch(HttpContext http)
    {
        var watched = new BodyCeiling(http.Request.Body);
        if (http.Request.ContentLength is null) http.Request.Body = watched;
        return watched;
    }

    public static void Refuse(HttpContext http)
    {
        http.Response.Headers.Connection = "close";
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await body.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _read += read;
        return Passed ? throw new IOException($"The body is longer than the host's {Bytes} bytes.") : read;
    }
}
