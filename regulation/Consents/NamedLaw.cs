using System.Text.RegularExpressions;

namespace CreditFunctions.Regulation.Consents;

/// <summary>A named law that makes consent unnecessary (法律法规另有规定的除外, art. 7): law and article. It is kept on the record, for everybody to check.</summary>
public static partial class NamedLaw
{
    /// <summary>The longest text, characters.</summary>
    public const int Longest = 500;

    /// <summary>True where the text names a law and its article, such as 《反洗钱法》第二十九条.</summary>
    public static bool IsNamed(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"《[^《》]{2,100}》.{0,20}?第[〇零一二三四五六七八九十百千0-9]{1,10}条")]
    private static partial Regex Form();
}
