using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Submissions.Intake;

namespace CreditFunctions.Submissions.Csv;

/// <summary>Checks a CSV's form while it passes by: encoding, header, as many cells in every row, sizes. Needs about 1 MB at most.</summary>
internal sealed class CsvInspector(CatalogueItem item) : IBodyInspector
{
    private static ReadOnlySpan<byte> Bom => [0xEF, 0xBB, 0xBF];

    private readonly EncodingDetector _encoding = new();
    private CsvSplitter _splitter = new(0, 0);
    private byte[] _head = [];
    private bool _begun;
    private CsvColumns? _columns;
    private bool _headerIsUtf8;
    private long _firstRowAt;

    /// <inheritdoc />
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        if (!_begun)
        {
            _head = [.. _head, .. bytes];
            if (_head.Length < Bom.Length) return;
            bytes = Begin();
        }

        _encoding.Feed(bytes);
        while (_splitter.Read(ref bytes)) Take();
    }

    /// <inheritdoc />
    public BodyShape Finish()
    {
        if (!_begun)
        {
            var bytes = Begin();
            _encoding.Feed(bytes);
            while (_splitter.Read(ref bytes)) Take();
        }

        _encoding.Finish();
        if (_splitter.Finish()) Take();
        if (_columns is null) throw SubmissionProblems.MissingHeader.AsException();
        if (_splitter.Row == 0) throw SubmissionProblems.NoRows.AsException();
        var name = TextEncodings.NameOf(_encoding.Encoding);
        // A header in UTF-8 above rows in GB18030: two files glued together.
        if (_headerIsUtf8 && name != "utf-8") throw SubmissionProblems.WrongEncoding.AsException();
        return new BodyShape(BodyFormat.Csv, item.Code, null, _firstRowAt, _splitter.Row, name, _columns.Targets, _columns.Unknown);
    }

    private ReadOnlySpan<byte> Begin()
    {
        _begun = true;
        if (!_head.AsSpan().StartsWith(Bom)) return _head;
        _splitter = new CsvSplitter(Bom.Length, 0);
        return _head.AsSpan(Bom.Length);
    }

    private void Take()
    {
        if (_columns is null) Header();
        else if (_splitter.Count != _columns.Targets.Count && !HasOnlyEmptyCellsMore(_columns.Targets.Count))
        {
            throw SubmissionProblems.RaggedRow(_splitter.Row, _splitter.Count, _columns.Targets.Count).AsException();
        }
    }

    private void Header()
    {
        var header = new string[_splitter.Count];
        for (var i = 0; i < header.Length; i++)
        {
            var cell = _splitter.Cell(i);
            // The rest of the file may still tell that this is the other encoding, but only of a header that is plain ASCII.
            _headerIsUtf8 |= _encoding.Encoding.CodePage == System.Text.Encoding.UTF8.CodePage && cell.ContainsAnyExceptInRange((byte)0, (byte)127);
            header[i] = _encoding.Encoding.GetString(cell);
        }

        _columns = CsvColumns.Read(item, header);
        _firstRowAt = _splitter.Offset;
    }

    // Spreadsheets write commas for cells that were once touched.
    private bool HasOnlyEmptyCellsMore(int expected)
    {
        if (_splitter.Count < expected) return false;
        for (var i = expected; i < _splitter.Count; i++)
        {
            if (!_splitter.Cell(i).IsEmpty) return false;
        }

        return true;
    }
}
