using System.Globalization;
using System.Text;

namespace CreditFunctions.Ledger.Verification;

/// <summary>The first thing that is wrong, and where.</summary>
/// <param name="Kind">What.</param>
/// <param name="English">What is wrong, for whoever keeps the ledger.</param>
/// <param name="Chinese">The same.</param>
internal sealed record LedgerFault(FaultKind Kind, string English, string Chinese)
{
    /// <summary>The segment, or null where a seal alone is bad.</summary>
    public string? Segment { get; init; }

    /// <summary>The line in the segment, from 1 (the header).</summary>
    public long? Line { get; init; }

    /// <summary>The entry's sequence number.</summary>
    public long? Seq { get; init; }

    /// <summary>The entry's id.</summary>
    public string? EntryId { get; init; }

    /// <summary>The seal that the line came in by, or that is bad itself.</summary>
    public int? Seal { get; init; }

    /// <summary>Where it is, in words.</summary>
    public string Place
    {
        get
        {
            var place = new StringBuilder();
            void Add(string what, object? value)
            {
                if (value is not null) place.Append(CultureInfo.InvariantCulture, $"{(place.Length > 0 ? ", " : "")}{what} {value}");
            }

            Add("segment", Segment);
            Add("line", Line);
            Add("seq", Seq);
            Add("entry", EntryId);
            Add("seal", Seal);
            return place.ToString();
        }
    }

    public override string ToString() => $"{Kind}: {Place}: {English}";
}
