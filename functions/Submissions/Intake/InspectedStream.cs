namespace CreditFunctions.Submissions.Intake;

/// <summary>A body that is read once: its bytes are shown to an inspector as they pass by.</summary>
internal sealed class InspectedStream(Stream source, IBodyInspector inspector) : Stream
{
    /// <summary>What the inspector saw, once the body was read to its end.</summary>
    public BodyShape? Shape { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Shape is not null || buffer.IsEmpty) return 0;
        var read = await source.ReadAsync(buffer, cancellationToken);
        if (read > 0) inspector.Feed(buffer.Span[..read]);
        else Shape = inspector.Finish();
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
