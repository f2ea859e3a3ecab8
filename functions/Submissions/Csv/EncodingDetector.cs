using System.Text;

namespace CreditFunctions.Submissions.Csv;

/// <summary>
/// Tells UTF-8 from GB18030 while the bytes pass by, by decoding them strictly: text that is valid UTF-8 is UTF-8, other text
/// that is valid GB18030 is GB18030.
/// </summary>
internal sealed class EncodingDetector
{
    private readonly char[] _scratch = new char[8 * 1024];
    private Decoder? _utf8 = Strict(Encoding.UTF8).GetDecoder();
    private Decoder? _gb18030 = TextEncodings.Gb18030.GetDecoder();

    /// <summary>The encoding, as far as the bytes seen tell.</summary>
    public Encoding Encoding => _utf8 is not null ? Encoding.UTF8 : TextEncodings.Gb18030;

    /// <summary>Looks at the next bytes.</summary>
    /// <exception cref="Problems.ProblemException">They are neither.</exception>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        // A zero byte is no text: a UTF-16 file, or no text file at all.
        if (bytes.Contains((byte)0)) throw SubmissionProblems.WrongEncoding.AsException();
        if (_utf8 is not null && !IsValid(_utf8, bytes, flush: false)) _utf8 = null;
        if (_gb18030 is not null && !IsValid(_gb18030, bytes, flush: false)) _gb18030 = null;
        ThrowIfNeither();
    }

    /// <summary>The end: a character that was begun must have ended.</summary>
    public void Finish()
    {
        if (_utf8 is not null && !IsValid(_utf8, [], flush: true)) _utf8 = null;
        if (_gb18030 is not null && !IsValid(_gb18030, [], flush: true)) _gb18030 = null;
        ThrowIfNeither();
    }

    private void ThrowIfNeither()
    {
        if (_utf8 is null && _gb18030 is null) throw SubmissionProblems.WrongEncoding.AsException();
    }

    private bool IsValid(Decoder decoder, ReadOnlySpan<byte> bytes, bool flush)
    {
        try
        {
            bool completed;
            do
            {
                decoder.Convert(bytes, _scratch, flush, out var used, out _, out completed);
                bytes = bytes[used..];
            }
            while (!completed && (!bytes.IsEmpty || flush));

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
