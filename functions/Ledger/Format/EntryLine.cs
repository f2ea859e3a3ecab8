using System.Buffers;
using System.Buffers.Text;
using System.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>An entry as a segment holds it: a link in its writer's chain, and a payload that only its key opens.</summary>
/// <param name="Seq">The writer's number, from 1.</param>
/// <param name="Prev">The leaf hash of the line before it in the segment; of the header for the first.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Id">The entry's id.</param>
/// <param name="Key">The id of the key that opens it.</param>
/// <param name="Payload">Commitment and ciphertext.</param>
internal sealed record EntryLine(long Seq, Digest Prev, DateTimeOffset At, string Id, string Key, SealedPayload Payload)
{
    /// <summary>Writes the line, without its end.</summary>
    public void Encode(IBufferWriter<byte> into)
    {
        into.Write("{\"v\":1,\"seq\":"u8);
        var number = into.GetSpan(20);
        Utf8Formatter.TryFormat(Seq, number, out var digits);
        into.Advance(digits);
        into.Write(",\"prev\":\""u8);
        WriteBase64(into, Prev.Bytes);
        into.Write("\",\"at\":\""u8);
        Write(into, LedgerTime.Write(At));
        into.Write("\",\"id\":\""u8);
        Write(into, LedgerToken.Checked(Id));
        into.Write("\",\"key\":\""u8);
        Write(into, LedgerToken.Checked(Key));
        into.Write("\",\"commit\":\""u8);
        WriteBase64(into, Payload.Commitment.Bytes);
        into.Write("\",\"sealed\":\""u8);
        WriteBase64(into, Payload.Sealed);
        into.Write("\"}"u8);
    }

    /// <summary>The line, without its end.</summary>
    public byte[] Encode()
    {
        var line = new ArrayBufferWriter<byte>(512);
        Encode(line);
        return line.WrittenSpan.ToArray();
    }

    /// <summary>Reads such a line; null where it is anything else.</summary>
    public static EntryLine? TryParse(ReadOnlySpan<byte> line)
    {
        if (!EntryView.TryParse(line, out var view)) return null;
        return new EntryLine(view.Seq, view.Prev, view.At, Encoding.UTF8.GetString(view.Id), Encoding.UTF8.GetString(view.Key),
            new SealedPayload(view.Commitment, view.DecodeSealed()));
    }

    private static void WriteBase64(IBufferWriter<byte> into, ReadOnlySpan<byte> bytes)
    {
        Base64.EncodeToUtf8(bytes, into.GetSpan(Base64.GetMaxEncodedToUtf8Length(bytes.Length)), out _, out var written);
        into.Advance(written);
    }

    private static void Write(IBufferWriter<byte> into, string text) => into.Advance(Encoding.UTF8.GetBytes(text, into.GetSpan(text.Length * 3)));
}
