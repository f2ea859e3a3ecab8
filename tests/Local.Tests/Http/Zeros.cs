using System.Net;

namespace CreditFunctions.Local.Tests.Http;

/// <summary>A body of zeros that is never held in memory.</summary>
internal sealed class Zeros(long length, bool chunked) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = new byte[65536];
        for (var left = length; left > 0; left -= block.Length) await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(left, block.Length)));
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return !chunked;
    }
}
