using System.Text.Json;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Ingestion;

namespace CreditFunctions.Submissions.Json;

/// <summary>Reads a JSON batch's rows from the offset of any row on; the form was checked when it was taken in. Memory: one row and a buffer.</summary>
internal sealed class JsonRowReader(Stream source, CatalogueItem item, long offset, int firstRow) : IRowReader
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _at, _filled, _row = firstRow;
    private bool _ended;

    /// <inheritdoc />
    public long Offset { get; private set; } = offset;

    /// <inheritdoc />
    public async ValueTask<SubmittedRow?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            SkipToRow();
            if (_at < _filled && _buffer[_at] == (byte)']') return null;
            if (_at < _filled && TryRead(out var row)) return row;
            if (_ended) return null;
            await FillAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private void SkipToRow()
    {
        for (; _at < _filled && _buffer[_at] is (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'; Offset++) _at++;
    }

    private bool TryRead(out SubmittedRow? row)
    {
        row = null;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_at, _filled - _at), isFinalBlock: false, default);
        if (!JsonDocument.TryParseValue(ref reader, out var parsed)) return false;
        using (parsed)
        {
            row = Row(parsed.RootElement);
        }

        _at += (int)reader.BytesConsumed;
        Offset += reader.BytesConsumed;
        return true;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        Buffer.BlockCopy(_buffer, _at, _buffer, 0, _filled - _at);
        (_at, _filled) = (0, _filled - _at);
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await source.ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
        _filled += read;
        _ended = read == 0;
    }

    private SubmittedRow Row(JsonElement row)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var unknown = new List<string>();
        foreach (var property in row.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Object) Add(property);
            else foreach (var value in property.Value.EnumerateObject()) Add(value);
        }

        return new SubmittedRow(_row++, Instructions.Take(values), values, unknown);

        void Add(JsonProperty property)
        {
            var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
            if (property.Value.ValueKind == JsonValueKind.Null || text.Length == 0) return;
            if (ColumnName.Find(item, ColumnName.Plain(property.Name)) is { } target) values[target] = text;
            else unknown.Add(property.Name.Length > 60 ? property.Name[..60] : property.Name);
        }
    }
}
