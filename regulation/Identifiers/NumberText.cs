using System.Text;

namespace CreditFunctions.Regulation.Identifiers;

/// <summary>One way of writing for each number, so that equal identifiers are equal texts.</summary>
internal static class NumberText
{
    /// <summary>Capitals and plain digits: full-width characters (０, Ｘ) become ASCII, spaces and the organisation code's hyphen go.</summary>
    internal static string Normalise(IdentifierKind kind, string? text)
    {
        var plain = new StringBuilder(text?.Length ?? 0);
        foreach (var character in text ?? "")
        {
            var ascii = character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
            if (!char.IsWhiteSpace(ascii) && !(ascii == '-' && kind == IdentifierKind.OrganisationCode))
            {
                plain.Append(char.ToUpperInvariant(ascii));
            }
        }

        return plain.ToString();
    }

    internal static bool IsPlaceholder(string number) =>
        number.Length > 0 && (!number.AsSpan().ContainsAnyExcept('0')
            || (number.Length == 18 && !number.AsSpan(0, 17).ContainsAnyExcept('0') && number[17] == 'X'));
}
