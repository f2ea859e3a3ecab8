using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using CreditFunctions.Problems;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Intake;

namespace CreditFunctions.Submissions.Json;

/// <summary>Checks a JSON batch's form while it passes by, token by token; memory is bounded by the largest value.</summary>
/// <remarks>
/// A batch is one object:
/// <code>
/// {
///   "item": "penalty",                  // the catalogue item; may stand in the query instead
///   "batch": "2026-09-28-1",            // the batch id; may stand in the query or in Idempotency-Key instead
///   "rows": [
///     {
///       "action": "supply",             // or "correct", "withdraw"; left out: supply
///       "reason": "…", "basis": "…",    // for correct and withdraw
///       "formerSubject": "…",           // for correct: whom the record wrongly stands on
///       "values": { "CF_WSH": "…", … }  // by field code or Chinese name; texts or numbers
///     }
///   ]
/// }
/// </code>
/// </remarks>
internal sealed class JsonBatchInspector : IBodyInspector
{
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly JsonBatchShape _shape = new();
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = 16 });
    private long _base;
    private bool _begun;

    /// <inheritdoc />
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        _pending.Write(bytes);
        if (!_begun && _pending.WrittenCount < 3) return;
        Read(final: false);
    }

    /// <inheritdoc />
    public BodyShape Finish()
    {
        Read(final: true);
        return _shape.Finish();
    }

    private void Read(bool final)
    {
        var bytes = _pending.WrittenSpan;
        var skipped = !_begun && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        _begun = true;
        var start = _base + skipped;
        var reader = new Utf8JsonReader(bytes[skipped..], final, _state);
        try
        {
            while (reader.Read())
            {
                Check(ref reader);
                _shape.Take(ref reader, start);
            }
        }
        catch (JsonException error)
        {
            throw CommonProblems.MalformedJson($"near byte {start + error.BytePositionInLine.GetValueOrDefault()}, line {error.LineNumber + 1}").AsException();
        }

        var consumed = skipped + (int)reader.BytesConsumed;
        _state = reader.CurrentState;
        _base += consumed;
        Keep(bytes[consumed..]);
    }

    // What remains is the beginning of one token.
    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > CsvSplitter.MaxCell * 2) throw SubmissionProblems.ValueTooLarge(_shape.CurrentRow, CsvSplitter.MaxCell).AsException();
        var kept = rest.ToArray();
        _pending.ResetWrittenCount();
        _pending.Write(kept);
    }

    private void Check(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return;
        if (reader.ValueSpan.Length > CsvSplitter.MaxCell) throw SubmissionProblems.ValueTooLarge(_shape.CurrentRow, CsvSplitter.MaxCell).AsException();
        if (!Utf8.IsValid(reader.ValueSpan)) throw CommonProblems.MalformedJson("a text is not UTF-8").AsException();
        if (!reader.ValueIsEscaped) return;
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw CommonProblems.MalformedJson("a text holds half of a surrogate pair").AsException();
        }
    }
}
