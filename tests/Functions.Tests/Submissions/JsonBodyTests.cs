using System.Text;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Json;
using static CreditFunctions.Functions.Tests.Submissions.Bodies;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class JsonBodyTests
{
    private const string Batch = """
        { "batch": "甲-1", "note": {"any": [1, {"x": 2}]},
          "rows": [
            { "values": { "CF_WSH": "1号", "罚款金额（万元）": 5.50, "BZ": null, "内部编号": "x" } } ,
            {"action":"correct","reason":"错录","basis":"原件","formerSubject":"91","values":{"CF_WSH":"2\u53f7"}},{"CF_WSH":"3号"}
          ],
          "item": "penalty" }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public async Task A_batch_is_understood_in_pieces_of_any_size(int piece)
    {
        var body = Encoding.UTF8.GetBytes(Batch);
        var shape = Inspect(new JsonBatchInspector(), body, piece);
        Assert.Equal((BodyFormat.Json, "penalty", "甲-1", 3), (shape.Format, shape.Item, shape.Batch, shape.Rows));
        var rows = await ReadAllAsync(shape, body);
        Assert.Equal([1, 2, 3], rows.Select(read => read.Row.Number));
        Assert.Equal(["1号", "2号", "3号"], rows.Select(read => read.Row.Values["CF_WSH"]));
        Assert.Equal("5.50", rows[0].Row.Values["CF_NR_FK"]);
        Assert.Equal(["内部编号"], rows[0].Row.Unknown);
        Assert.False(rows[0].Row.Values.ContainsKey("BZ"));
        Assert.Equal(new("correct", "错录", "原件", "91"), rows[1].Row.Instruction);
    }

    [Fact]
    public async Task Reading_goes_on_from_any_row()
    {
        var body = Encoding.UTF8.GetBytes(Batch);
        var shape = Inspect(new JsonBatchInspector(), body);
        var rows = await ReadAllAsync(shape, body);
        var rest = await ReadAllAsync(shape, body, rows[0].Next, 2);
        Assert.Equal(["2号", "3号"], rest.Select(read => read.Row.Values["CF_WSH"]));
        Assert.Equal(rows[^1].Next, rest[^1].Next);
    }

    [Fact]
    public void A_mark_at_the_beginning_is_skipped() =>
        Assert.Equal(3, Inspect(new JsonBatchInspector(), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Batch)], 2).Rows);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"rows\":[{\"values\":{\"CF_WSH\":\"1\"}}")]
    [InlineData("{\"rows\":[{]}")]
    [InlineData("{\"rows\":[{\"values\":{\"BZ\":\"\\ud800\"}}]}")]
    [InlineData("not json")]
    public void What_is_no_json_is_refused(string text) => Assert.Equal("malformed-json", RefusedJson(text).Code);

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused() => Assert.Equal("malformed-json",
        Refused(new JsonBatchInspector(), [.. "{\"rows\":[{\"BZ\":\""u8, 0xD5, 0xC5, .. "\"}]}"u8]).Code);

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("{}", "rows")]
    [InlineData("{\"rows\":{}}", "rows")]
    [InlineData("{\"rows\":[1]}", "rows[0]")]
    [InlineData("{\"rows\":[{\"values\":{}},[]]}", "rows[1]")]
    [InlineData("{\"rows\":[{\"values\":\"x\"}]}", "rows[0].values")]
    [InlineData("{\"rows\":[{\"values\":{\"CF_CFLB\":[\"罚款\"]}}]}", "rows[0].CF_CFLB")]
    [InlineData("{\"rows\":[{\"reason\":true}]}", "rows[0].reason")]
    [InlineData("{\"item\":1,\"rows\":[]}", "item")]
    public void A_wrong_shape_names_its_field(string text, string field)
    {
        var problem = RefusedJson(text);
        Assert.Equal("invalid-request", problem.Code);
        Assert.Equal(field, Assert.Single(problem.Errors).Field);
    }

    [Fact]
    public void No_rows_is_an_empty_batch() => Assert.Equal("empty-batch", RefusedJson("{\"rows\":[]}").Code);

    [Fact]
    public void A_value_of_10_MB_is_refused_with_its_row()
    {
        var problem = Refused(new JsonBatchInspector(),
            Encoding.UTF8.GetBytes("{\"rows\":[{\"values\":{}},{\"values\":{\"BZ\":\"" + new string('x', 10_000_000) + "\"}}]}"));
        Assert.Equal(("value-too-large", 2), (problem.Code, problem.Errors[0].Row));
    }
}
