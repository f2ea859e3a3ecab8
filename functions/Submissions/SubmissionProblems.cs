using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Submissions;

/// <summary>Why a submission as a whole is not taken. Single rows are told by findings instead.</summary>
internal static class SubmissionProblems
{
    public static Problem ItemMissing { get; } = Bad("item-missing", "请注明目录代码：在地址中加 item 参数，或在 JSON 中填写 item。",
        "Name the catalogue item: query parameter, JSON property or application property `item`.");

    public static Problem UnknownItem(string known) => Bad("unknown-item", $"没有这个目录，可用的目录代码：{known}。",
        $"There is no such catalogue item; known are {known}.");

    public static Problem BatchTooLong { get; } = Bad("batch-invalid", "批次号须为 1 至 100 个字符，且不含控制字符。",
        "A batch id has 1 to 100 characters and no control characters.");

    public static Problem BatchConflict { get; } = new(StatusCodes.Status409Conflict, "batch-conflict",
        "同一批次号已报送过不同内容；如需报送新内容，请换一个批次号。", "This batch id was used for other bytes: take another batch id.");

    public static Problem WrongEncoding { get; } = Bad("csv-wrong-encoding", "文件编码无法识别，请另存为 UTF-8 或 GB18030（GBK）编码的 CSV 后重新报送。",
        "The bytes are neither valid UTF-8 nor valid GB18030 text.");

    public static Problem MissingHeader { get; } = Bad("csv-missing-header",
        "首行不是表头，或与所选目录不符：首行须为目录的中文列名或字段代码，请按模板补上后重新报送。",
        "The first row names no required column of the item: it must hold field codes or Chinese names.");

    public static Problem DuplicateColumn(string column) => Bad("csv-duplicate-column", $"表头中“{column}”出现了两次，请删去重复的列。",
        $"Column {column} stands twice in the header.") with { Errors = [new FieldError(column, "duplicate-column", "此列重复，请只保留一列。")] };

    public static Problem NoRows { get; } = Bad("empty-batch", "文件中没有数据行，请填写后重新报送。", "There are no rows.");

    public static Problem RaggedRow(int row, int found, int expected) => AtRow("csv-ragged-row", row,
        $"第 {row} 行有 {found} 列，表头有 {expected} 列；请检查该行的逗号和引号。", $"Row {row} has {found} cells where the header has {expected}.");

    public static Problem CellTooLarge(int row, int limit) => AtRow("csv-cell-too-large", row,
        $"第 {row} 行有单元格超过 {limit:N0} 字节，请缩短内容，或检查引号是否成对。", $"A cell of row {row} is over {limit} bytes; perhaps a quote is not closed.");

    public static Problem RowTooLarge(int row, int limit) => AtRow("row-too-large", row,
        $"第 {row} 行超过 {limit:N0} 字节，请缩短内容后重新报送。", $"Row {row} is over {limit} bytes.");

    public static Problem ValueTooLarge(int row, int limit) => AtRow("value-too-large", row,
        $"第 {row} 行有字段超过 {limit:N0} 字节，请缩短内容后重新报送。", $"A value of row {row} is over {limit} bytes.");

    public static Problem UnclosedQuote(int row) => AtRow("csv-unclosed-quote", row,
        $"第 {row} 行的引号没有成对，请检查后重新报送。", $"A quoted cell of row {row} never ends.");

    public static Problem TextAfterQuote(int row) => AtRow("csv-malformed-quote", row,
        $"第 {row} 行的引号后还有文字；单元格内的引号须写成两个引号。", $"Text follows the closing quote of a cell in row {row}.");

    public static Problem BatchShape(string field, string message, int? row = null) => CommonProblems.InvalidFields(
        [new FieldError(field, "format", message, row)]);

    public static Problem MediaType { get; } = CommonProblems.UnsupportedMediaType("application/json 或 text/csv");

    public static Problem ReceiptNotFound { get; } = CommonProblems.NotFound("receipt-not-found", "没有这个回执，或不属于贵单位。");

    private static Problem Bad(string code, string title, string detail) => new(StatusCodes.Status400BadRequest, code, title, detail);

    private static Problem AtRow(string code, int row, string title, string detail) =>
        Bad(code, title, detail) with { Errors = [new FieldError("$row", code, title, row)] };
}
