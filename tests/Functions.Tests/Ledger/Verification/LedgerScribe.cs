using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>Writes segments as the app's writer does, into a ledger in memory.</summary>
internal sealed class LedgerScribe(MemoryLedger ledger, string writer)
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, SealedPayload.KeySize).Select(at => (byte)(at * 7))];
    private SegmentName _name = new(default, writer, 0);
    private LineReference? _acknowledged;
    private Digest _last;
    private long _seq, _lost;

    /// <summary>The segment that is being written.</summary>
    public string Segment => _name.ToString();

    /// <summary>Begins the next segment.</summary>
    public LedgerScribe Begin(DateOnly day)
    {
        _name = new SegmentName(day, writer, _name.Number + 1);
        var header = new SegmentHeader(_name, _acknowledged, _lost);
        _seq = header.FirstSeq - 1;
        Add(header.Encode());
        return this;
    }

    /// <summary>Appends entries that are acknowledged.</summary>
    public LedgerScribe Append(int count)
    {
        for (var at = 0; at < count; at++)
        {
            Entry();
            (_acknowledged, _lost) = (new LineReference(_seq, _last), 0);
        }

        return this;
    }

    /// <summary>Appends entries whose append failed, as far as the writer knows; some, all or none of them may have reached the storage.</summary>
    public LedgerScribe Fail(int count, int stored)
    {
        for (var at = 0; at < stored; at++) Entry();
        _lost += count;
        return this;
    }

    private void Entry()
    {
        var id = $"q{writer}{++_seq:D8}";
        var payload = Encoding.UTF8.GetBytes($$"""{"what":"public","subjectId":"s{{_seq}}"}""");
        Add(new EntryLine(_seq, _last, new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero).AddSeconds(_seq), id, $"k{_seq % 5}",
            SealedPayload.Of(payload, id, Key)).Encode());
    }

    private void Add(byte[] line)
    {
        _last = TreeHash.Leaf(line);
        ledger.Segments[Segment] = [.. ledger.Segments.GetValueOrDefault(Segment) ?? [], .. line, (byte)'\n'];
    }
}
