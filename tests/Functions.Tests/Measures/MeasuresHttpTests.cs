using System.Net;
using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Functions.Tests.Measures;

[Trait("Article", "21")]
[Collection(RunningAppCollection.Name)]
public sealed class MeasuresHttpTests(RunningApp app)
{
    [Fact]
    public async Task Anyone_reads_what_may_be_done_by_which_law_after_what_and_for_how_long()
    {
        var (status, answer) = await app.CallAsync(HttpMethod.Get, "api/v1/measures", null);
        Assert.Equal(HttpStatusCode.OK, status);
        var measures = answer!["measures"]!.AsArray();
        Assert.Equal(MeasureCatalogue.All.Select(measure => measure.Code), measures.Select(measure => (string)measure!["code"]!));
        var warning = measures.Single(measure => (string)measure!["code"]! == "written-warning")!;
        Assert.Equal("第二十一条第（一）项", (string)warning["basis"]!["article"]!);
        Assert.Equal("minor", (string)warning["leastSeverity"]!);
        Assert.Equal(12, (int)warning["longestMonthsBySeverity"]!["serious"]!);
        Assert.Equal("《中华人民共和国政府采购法》", (string)measures.Single(measure => (string)measure!["code"]! == "procurement-ban")!["otherLaw"]!["law"]!);
    }
}
