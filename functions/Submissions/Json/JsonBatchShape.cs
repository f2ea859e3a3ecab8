using System.Text.Json;
using CreditFunctions.Submissions.Csv;
using CreditFunctions.Submissions.Intake;

namespace CreditFunctions.Submissions.Json;

/// <summary>Follows a batch's tokens: where its rows begin, how many there are, and whether each has the shape of a row.</summary>
internal sealed class JsonBatchShape
{
    private const int BatchDepth = 1, RowDepth = 2, FieldDepth = 3, ValueDepth = 4;

    private string _property = string.Empty, _field = string.Empty;
    private string? _item, _batch;
    private bool _inRows, _rowsSeen;
    private long _firstRowAt, _rowAt;
    private int _rows;

    /// <summary>The number of the row that is being read, from 1.</summary>
    public int CurrentRow => _rows + 1;

    /// <summary>Takes the next token.</summary>
    /// <param name="reader">At the token.</param>
    /// <param name="start">The offset in the body at which the reader's bytes begin.</param>
    public void Take(ref Utf8JsonReader reader, long start)
    {
        var depth = reader.CurrentDepth;
        if (depth == 0)
        {
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject)) throw Shape("$", "请求内容应为一个 JSON 对象，含 item、batch 和 rows。");
        }
        else if (depth == BatchDepth) TakeOfBatch(ref reader);
        else if (_inRows) TakeOfRow(ref reader, depth, start);
    }

    /// <summary>What was seen.</summary>
    public BodyShape Finish()
    {
        if (!_rowsSeen) throw Shape("rows", "缺少 rows：请把数据行放在 rows 数组中。");
        if (_rows == 0) throw SubmissionProblems.NoRows.AsException();
        return new BodyShape(BodyFormat.Json, _item ?? string.Empty, _batch, _firstRowAt, _rows, "utf-8", [], []);
    }

    private void TakeOfBatch(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _property = reader.GetString()!.ToLowerInvariant();
            return;
        }

        var isArray = reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray;
        switch (_property)
        {
            case "rows" when !isArray:
                throw Shape("rows", "rows 应为数组，每个元素是一行。");
            case "rows" when reader.TokenType == JsonTokenType.StartArray && _rowsSeen:
                throw Shape("rows", "rows 出现了两次，请只保留一个。");
            case "rows":
                (_inRows, _rowsSeen) = (reader.TokenType == JsonTokenType.StartArray, true);
                break;
            case "item" or "batch" when reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null):
                throw Shape(_property, $"{_property} 应为文本。");
            case "item":
                _item = reader.GetString();
                break;
            case "batch":
                _batch = reader.GetString();
                break;
        }
    }

    private void TakeOfRow(ref Utf8JsonReader reader, int depth, long start)
    {
        switch (depth)
        {
            case RowDepth when reader.TokenType == JsonTokenType.StartObject:
                _rowAt = start + reader.TokenStartIndex;
                if (_rows == 0) _firstRowAt = _rowAt;
                break;
            case RowDepth when reader.TokenType == JsonTokenType.EndObject:
                if (start + reader.BytesConsumed - _rowAt > CsvSplitter.MaxRecord)
                {
                    throw SubmissionProblems.RowTooLarge(CurrentRow, CsvSplitter.MaxRecord).AsException();
                }

                _rows++;
                break;
            case RowDepth:
                throw Shape($"rows[{_rows}]", "rows 的每个元素应为对象。");
            case FieldDepth or ValueDepth when reader.TokenType == JsonTokenType.PropertyName:
                _field = reader.GetString()!;
                break;
            case FieldDepth when IsObject(reader.TokenType) && (reader.TokenType == JsonTokenType.EndObject || IsValues(_field)):
                break;
            case FieldDepth when IsValues(_field) || !IsScalar(reader.TokenType):
            case ValueDepth when !IsScalar(reader.TokenType):
                throw Shape($"rows[{_rows}].{(_field.Length > 60 ? _field[..60] : _field)}", "此处应为文本或数字；values 应为对象，多个代码请用“;”连接。");
            case > ValueDepth:
                throw Shape($"rows[{_rows}]", "一行内不能再嵌套对象或数组。");
        }
    }

    private static bool IsValues(string name) => name.Equals("values", StringComparison.OrdinalIgnoreCase);

    private static bool IsObject(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.EndObject;

    private static bool IsScalar(JsonTokenType token) => token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null;

    private Problems.ProblemException Shape(string field, string message) =>
        SubmissionProblems.BatchShape(field, message, _inRows ? CurrentRow : null).AsException();
}
