namespace CreditFunctions.Submissions.Csv;

/// <summary>
/// Splits bytes into records and cells (RFC 4180). It works on bytes, not characters, because every byte that means
/// something here (comma, quote, line ends) never is a part of another character in UTF-8 or GB18030: so a record's offset
/// in the file is exact, reading can begin at any record, and memory stays below <see cref="MaxRecord"/>.
/// </summary>
/// <param name="offset">Where in the file it begins, bytes.</param>
/// <param name="row">The number of the row that comes first; 0 for the header. Blank lines have no number.</param>
internal sealed class CsvSplitter(long offset, int row)
{
    /// <summary>The largest cell, in bytes.</summary>
    public const int MaxCell = 64 * 1024;

    /// <summary>The largest record, in bytes.</summary>
    public const int MaxRecord = 1024 * 1024;

    private const byte Comma = (byte)',', Quote = (byte)'"', Cr = (byte)'\r', Lf = (byte)'\n';

    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[4096];
    private int _length, _cellStart;
    private State _state = State.CellStart;
    private bool _complete;

    private enum State { CellStart, Plain, Quoted, QuoteInQuoted }

    /// <summary>The offset after the last complete record.</summary>
    public long Offset { get; private set; } = offset;

    /// <summary>The number of the record that was read last.</summary>
    public int Row { get; private set; } = row - 1;

    /// <summary>How many cells the record has.</summary>
    public int Count => _ends.Count;

    /// <summary>A cell's bytes, without its quotes.</summary>
    public ReadOnlySpan<byte> Cell(int index) => _bytes.AsSpan(index == 0 ? 0 : _ends[index - 1]).Slice(0, _ends[index] - (index == 0 ? 0 : _ends[index - 1]));

    /// <summary>Takes bytes until a record is complete.</summary>
    /// <param name="input">Shortened by what was taken.</param>
    /// <returns>True when a record is complete: read its cells before the next call.</returns>
    public bool Read(ref ReadOnlySpan<byte> input)
    {
        if (_complete) Begin();
        while (!input.IsEmpty)
        {
            if (_state is State.Plain or State.Quoted && TakeRun(ref input)) continue;
            var value = input[0];
            input = input[1..];
            _consumed++;
            if (Take(value) && !IsBlank()) return Complete();
        }

        return false;
    }

    /// <summary>The end of the file: true when a last record without a line end is complete.</summary>
    public bool Finish()
    {
        if (_complete) Begin();
        if (_state == State.Quoted) throw SubmissionProblems.UnclosedQuote(Row + 1).AsException();
        if (_ends.Count == 0 && _length == 0 && _state == State.CellStart) return false;
        EndCell();
        return !IsBlank() && Complete();
    }

    private long _consumed;

    // Everything up to the next byte that means something, at once.
    private bool TakeRun(ref ReadOnlySpan<byte> input)
    {
        var run = _state == State.Quoted ? input.IndexOf(Quote) : input.IndexOfAny(Comma, Cr, Lf);
        if (run < 0) run = input.Length;
        if (run == 0) return false;
        Append(input[..run]);
        input = input[run..];
        _consumed += run;
        return true;
    }

    /// <summary>One byte that may mean something; true at a record's end.</summary>
    private bool Take(byte value)
    {
        switch (_state)
        {
            case State.Quoted:
                _state = State.QuoteInQuoted;
                return false;
            case State.QuoteInQuoted when value == Quote:
                Append([Quote]);
                _state = State.Quoted;
                return false;
            case State.CellStart when value == Quote:
                _state = State.Quoted;
                return false;
        }

        if (value is Comma or Cr or Lf)
        {
            EndCell();
            return value != Comma;
        }

        if (_state == State.QuoteInQuoted) throw SubmissionProblems.TextAfterQuote(Row + 1).AsException();
        _state = State.Plain;
        Append([value]);
        return false;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_length - _cellStart + bytes.Length > MaxCell) throw SubmissionProblems.CellTooLarge(Row + 1, MaxCell).AsException();
        if (_length + bytes.Length > MaxRecord) throw SubmissionProblems.RowTooLarge(Row + 1, MaxRecord).AsException();
        if (_length + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void EndCell()
    {
        _ends.Add(_length);
        _cellStart = _length;
        _state = State.CellStart;
        if (_ends.Count > MaxRecord / 64) throw SubmissionProblems.RowTooLarge(Row + 1, MaxRecord).AsException();
    }

    // A line end of two bytes leaves an empty line behind; it is skipped like any other.
    private bool IsBlank()
    {
        if (_ends.Count > 1 || _length > 0) return false;
        Begin();
        return true;
    }

    private bool Complete()
    {
        Offset += _consumed;
        _consumed = 0;
        Row++;
        _complete = true;
        return true;
    }

    private void Begin()
    {
        _ends.Clear();
        _length = _cellStart = 0;
        _state = State.CellStart;
        _complete = false;
    }
}
