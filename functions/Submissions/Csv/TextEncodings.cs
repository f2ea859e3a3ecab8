using System.Text;

namespace CreditFunctions.Submissions.Csv;

/// <summary>The encodings in which agencies write their files.</summary>
internal static class TextEncodings
{
    private const int Gb18030CodePage = 54936;

    /// <summary>GB18030, which covers GBK and GB2312. Strict: a byte that is no text throws.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The name under which a receipt keeps an encoding.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage == Gb18030CodePage ? "gb18030" : "utf-8";

    /// <summary>The encoding of that name.</summary>
    public static Encoding Of(string? name) => name == "gb18030" ? Gb18030 : Encoding.UTF8;
}
