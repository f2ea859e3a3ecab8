using System.Security.Cryptography;

namespace CreditFunctions.Storage;

/// <summary>Reads an encrypted blob's plain bytes from an offset on, one chunk in memory.</summary>
internal sealed class SealedBlobReader : Stream
{
    private const int Stored = SealedBlobFormat.ChunkSize + SealedBlobFormat.Tag;
    private readonly Stream _source;
    private readonly AesGcm _aes;
    private readonly string _name;
    private readonly long _plainLength;
    private readonly byte[] _stored = new byte[Stored];
    private readonly byte[] _plain = new byte[SealedBlobFormat.ChunkSize];
    private long _chunk;
    private int _at, _filled;

    private SealedBlobReader(Stream source, byte[] dataKey, string name)
    {
        _source = source;
        _aes = new AesGcm(dataKey, SealedBlobFormat.Tag);
        _name = name;
        var body = source.Length - SealedBlobFormat.HeaderSize;
        var chunks = (body + Stored - 1) / Stored;
        _plainLength = body - chunks * SealedBlobFormat.Tag;
    }

    /// <summary>Positions at a plain offset.</summary>
    public static async Task<Stream> OpenAsync(Stream source, byte[] dataKey, string name, long offset, CancellationToken cancellationToken)
    {
        var reader = new SealedBlobReader(source, dataKey, name) { _chunk = offset / SealedBlobFormat.ChunkSize };
        source.Position = SealedBlobFormat.HeaderSize + reader._chunk * Stored;
        var skip = (int)(offset % SealedBlobFormat.ChunkSize);
        if (skip > 0 && await reader.NextChunkAsync(cancellationToken)) reader._at = Math.Min(skip, reader._filled);
        return reader;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;

    /// <summary>The plain length, in bytes.</summary>
    public override long Length => _plainLength;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _filled && !await NextChunkAsync(cancellationToken)) return 0;
        var count = Math.Min(buffer.Length, _filled - _at);
        _plain.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private async Task<bool> NextChunkAsync(CancellationToken cancellationToken)
    {
        var read = await _source.ReadAtLeastAsync(_stored, Stored, throwOnEndOfStream: false, cancellationToken);
        if (read == 0) return false;
        var size = read - SealedBlobFormat.Tag;
        if (size < 0) throw new CryptographicException("The blob is cut.");
        var last = _source.Position >= _source.Length;
        Open(_stored.AsSpan(0, size), _stored.AsSpan(size, SealedBlobFormat.Tag), SealedBlobFormat.Associated(_name, last));
        _chunk++;
        (_at, _filled) = (0, size);
        return size > 0;
    }

    private void Open(ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, byte[] associated)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedBlobFormat.Nonce(_chunk, nonce);
        _aes.Decrypt(nonce, cipher, tag, _plain.AsSpan(0, cipher.Length), associated);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aes.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }
}
