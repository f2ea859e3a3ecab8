using CreditFunctions.Access;
using CreditFunctions.Regulation.Measures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Measures;

/// <summary>措施清单: what may be done for and against subjects, by whom, after what and for how long (art. 20, 21). Costs no storage.</summary>
internal sealed class MeasuresFunction
{
    /// <summary>All measures.</summary>
    [Function("Measures"), OpenToAnyone("art. 20, 21")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/measures")] HttpRequest request) =>
        new OkObjectResult(new
        {
            measures = MeasureCatalogue.All.Select(measure => new
            {
                measure.Code,
                measure.Name,
                measure.Kind,
                measure.Article,
                measure.Item,
                measure.Basis,
                measure.OtherLaw,
                needsOtherLaw = measure.NeedsOtherLaw,
                measure.Powers,
                measure.SubjectKinds,
                leastSeverity = measure.Periods?.Least,
                longestMonths = measure.LongestMonths,
                longestMonthsBySeverity = measure.Periods,
            }),
        });
}
