using System.Text;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Ingestion;

namespace CreditFunctions.Submissions.Csv;

/// <summary>Reads a CSV's rows from the offset of any row on. Memory: one record and a buffer of 64 KiB.</summary>
/// <param name="source">The file from that offset on.</param>
/// <param name="columns">What each column holds.</param>
/// <param name="encoding">The text's encoding.</param>
/// <param name="offset">Where the source begins.</param>
/// <param name="firstRow">The number of the row that begins there.</param>
internal sealed class CsvRowReader(Stream source, IReadOnlyList<string?> columns, Encoding encoding, long offset, int firstRow) : IRowReader
{
    private readonly CsvSplitter _splitter = new(offset, firstRow);
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at, _filled;
    private bool _ended;

    /// <inheritdoc />
    public long Offset => _splitter.Offset;

    /// <inheritdoc />
    public async ValueTask<SubmittedRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            if (TryRead()) return Row();
            (_at, _filled) = (0, await source.ReadAsync(_buffer, cancellationToken));
            _ended = _filled == 0;
        }

        return _splitter.Finish() ? Row() : null;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private bool TryRead()
    {
        ReadOnlySpan<byte> input = _buffer.AsSpan(_at, _filled - _at);
        var complete = _splitter.Read(ref input);
        _at = _filled - input.Length;
        return complete;
    }

    private SubmittedRow Row()
    {
        var values = new Dictionary<string, string>(columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count && i < _splitter.Count; i++)
        {
            if (columns[i] is { } target && !_splitter.Cell(i).IsEmpty) values[target] = encoding.GetString(_splitter.Cell(i));
        }

        return new SubmittedRow(_splitter.Row, Instructions.Take(values), values, []);
    }
}
