using System.Text;
using CreditFunctions.Storage;

namespace CreditFunctions.Records;

/// <summary>Names a record's content: the same normalised values give the same name. Keyed, for a content may be guessable.</summary>
internal sealed class ContentHash(Pseudonyms pseudonyms)
{
    public string Of(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var (field, value) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
        {
            // The length keeps two contents apart whose texts run into each other.
            text.Append(field).Append('=').Append(value.Length).Append(':').Append(value).Append('\n');
        }

        return pseudonyms.Id("content", text.ToString());
    }
}
