using System.Net;
using CreditFunctions.Regulation.Catalogue;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Submissions;

[Trait("Article", "8")]
[Collection(SubmittingAppCollection.Name)]
public sealed class CatalogueHttpTests(SubmittingApp app)
{
    [Fact]
    public async Task Anyone_reads_the_catalogue_and_each_item_with_schema_and_template()
    {
        var (status, list) = await app.GetAsync("api/v1/catalogue");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(CatalogueItems.All.Select(item => item.Code), list!["items"]!.AsArray().Select(item => (string)item!["code"]!));
        foreach (var item in CatalogueItems.All)
        {
            var (_, answer) = await app.GetAsync("api/v1/catalogue/" + item.Code);
            Assert.Equal(item.Fields.Select(field => field.Code), answer!["schema"]!["properties"]!.AsObject().Select(property => property.Key));
            Assert.Equal(item.Fields.Count, ((string)answer["csvTemplate"]!).Split(',').Length);
        }
    }

    [Fact]
    public async Task The_template_is_a_file_whose_header_is_understood()
    {
        using var answer = await app.Process.SendAsync(HttpMethod.Get, "api/v1/catalogue/penalty/template.csv");
        var file = await answer.Content.ReadAsByteArrayAsync();
        var shape = Bodies.Inspect(new CreditFunctions.Submissions.Csv.CsvInspector(Bodies.Penalty), [.. file, .. new byte[30].Select(_ => (byte)','), (byte)'\n']);
        Assert.Empty(shape.UnknownColumns);
    }

    [Fact]
    public async Task An_unknown_item_is_a_problem() =>
        Is(await app.GetAsync("api/v1/catalogue/penalties"), HttpStatusCode.NotFound, "catalogue-item-not-found");
}
