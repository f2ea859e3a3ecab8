using System.Text;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Catalogue;

/// <summary>What may be supplied, and how (公共信用信息目录, art. 8). Costs no storage.</summary>
internal sealed class CatalogueFunctions
{
    /// <summary>All items.</summary>
    [Function("Catalogue"), OpenToAnyone("art. 8")]
    public IActionResult List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/catalogue")] HttpRequest request) =>
        new OkObjectResult(new { items = CatalogueItems.All.Select(ItemAnswer.Short) });

    /// <summary>One item with its fields, the JSON Schema of a row's values, and a CSV template.</summary>
    [Function("CatalogueItem"), OpenToAnyone("art. 8")]
    public IActionResult Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/catalogue/{item}")] HttpRequest request, string item) =>
        new OkObjectResult(ItemAnswer.Whole(Find(item)));

    /// <summary>The template as a file: Chinese column names, UTF-8 with a byte order mark, as spreadsheets here need it.</summary>
    [Function("CatalogueTemplate"), OpenToAnyone("art. 8")]
    public IActionResult Template(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/catalogue/{item}/template.csv")] HttpRequest request, string item)
    {
        var found = Find(item);
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ItemAnswer.Template(found))];
        return new FileContentResult(file, "text/csv; charset=utf-8") { FileDownloadName = $"{found.Code}.csv" };
    }

    private static CatalogueItem Find(string code) => CatalogueItems.Find(code)
        ?? throw CommonProblems.NotFound("catalogue-item-not-found", "没有这个目录，请从目录列表中选择。").AsException();
}
