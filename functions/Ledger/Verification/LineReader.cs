using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Buffers;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Lines one by one, each in memory of its own: for finding out which one is bad. The last may lack its end.</summary>
internal static class LineReader
{
    public static async IAsyncEnumerable<RawLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return new RawLine(rest.Slice(0, end).ToArray(), true);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!rest.IsEmpty) yield return new RawLine(rest.ToArray(), false);
                yield break;
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }
}

/// <summary>A line without its end, and whether it has one.</summary>
internal sealed record RawLine(byte[] Bytes, bool Ended);
