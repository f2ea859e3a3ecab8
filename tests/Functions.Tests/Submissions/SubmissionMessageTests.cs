using CreditFunctions.Problems;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Messages;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class SubmissionMessageTests
{
    private const string Good = """{"specversion":"1.0","type":"credit.submission.v1","source":"urn:x","id":"e-1","data":{"item":"penalty","rows":[{}]}}""";

    [Fact]
    public void A_cloud_event_gives_its_data_and_its_id_where_the_batch_has_none()
    {
        var read = SubmissionMessage.Read("application/cloudevents+json", new Dictionary<string, object>(), BinaryData.FromString(Good));
        Assert.Equal((BodyFormat.Json, "e-1", "{\"item\":\"penalty\",\"rows\":[{}]}"), (read.Format, read.Batch, BinaryData.FromBytes(read.Body).ToString()));
        Assert.Null(SubmissionMessage.Read(null, new Dictionary<string, object>(),
            BinaryData.FromString(Good.Replace("\"item\"", "\"batch\":\"b\",\"item\"", StringComparison.Ordinal))).Batch);
    }

    [Fact]
    public void Anything_else_is_a_csv_with_item_and_batch_beside_it()
    {
        var read = SubmissionMessage.Read(null, new Dictionary<string, object> { ["item"] = "penalty", ["batch"] = "b" }, BinaryData.FromString("CF_WSH\n1\n"));
        Assert.Equal((BodyFormat.Csv, "penalty", "b"), (read.Format, read.Item, read.Batch));
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("[]", "malformed-cloudevent")]
    [InlineData("{}", "malformed-cloudevent")]
    [InlineData("""{"specversion":"0.3","type":"credit.submission.v1","source":"x","id":"1","data":{}}""", "malformed-cloudevent")]
    [InlineData("""{"specversion":"1.0","type":"credit.notice.v1","source":"x","id":"1","data":{}}""", "malformed-cloudevent")]
    [InlineData("""{"specversion":"1.0","type":"credit.submission.v1","source":"x","data":{}}""", "malformed-cloudevent")]
    [InlineData("""{"specversion":"1.0","type":"credit.submission.v1","id":"1","data":{}}""", "malformed-cloudevent")]
    [InlineData("""{"specversion":"1.0","type":"credit.submission.v1","source":"x","id":"1","data":"CF_WSH"}""", "malformed-cloudevent")]
    public void What_is_no_submission_event_is_refused(string body, string code) => Assert.Equal(code, Assert.Throws<ProblemException>(() =>
        SubmissionMessage.Read("application/json", new Dictionary<string, object>(), BinaryData.FromString(body))).Problem.Code);

    [Fact]
    public void A_source_that_names_another_unit_is_anothers()
    {
        var samples = new SampleIdentifiers(1);
        var (unit, other) = (samples.UnifiedCode("11"), samples.UnifiedCode("11"));
        Assert.True(MessageSender.NamesAnother("urn:uscc:" + other, unit));
        Assert.True(MessageSender.NamesAnother("https://example.org/units/" + other, unit));
        Assert.False(MessageSender.NamesAnother("urn:uscc:" + unit, unit));
        Assert.False(MessageSender.NamesAnother("urn:system:erp", unit));
    }
}
