using System.Buffers;
using System.Text;

namespace CreditFunctions.Ledger.Format;

/// <summary>Ids in the ledger's files: letters, digits and <c>. _ -</c>, 1 to 120 of them, so that nothing has to be escaped anywhere.</summary>
internal static class LedgerToken
{
    private const int Longest = 120;
    private const string Allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    private static readonly SearchValues<byte> s_allowed = SearchValues.Create(Encoding.UTF8.GetBytes(Allowed));

    public static bool Is(ReadOnlySpan<byte> text) => text.Length is > 0 and <= Longest && text.IndexOfAnyExcept(s_allowed) < 0;

    public static bool Is(string text) => Is(Encoding.UTF8.GetBytes(text));

    /// <summary>The id itself.</summary>
    /// <exception cref="ArgumentException">The ledger takes no such id.</exception>
    public static string Checked(string text) => Is(text) ? text : throw new ArgumentException($"Not an id that the ledger takes: '{text}'.", nameof(text));
}
