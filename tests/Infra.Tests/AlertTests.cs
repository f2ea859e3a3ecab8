using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Docs;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public partial class AlertTests(Deployments deployments)
{
    private const string Rules = "Microsoft.Insights/scheduledQueryRules";

    [Theory]
    [InlineData("overdue-cases", "credit.cases.overdue", "Max", "Maximum", "GreaterThan", 0, 1)]
    [InlineData("ledger-failures", "credit.ledger.failures", "Sum", "Total", "GreaterThan", 0, 0)]
    [InlineData("unsealed-age", "credit.ledger.unsealed.age", "Max", "Maximum", "GreaterThan", 7200, 1)]
    public void A_metric_over_its_limit_alerts(string name, string metric, string column, string aggregation, string comparison, int limit, int severity)
    {
        var rule = deployments.Production.Named(Rules, $"production-{name}");
        var criterion = Criterion(rule);
        Assert.Equal($"AppMetrics | where Name == \"{metric}\"", criterion["query"]!.ToString());
        Assert.Equal(column, criterion["metricMeasureColumn"]!.ToString());
        Assert.Equal(aggregation, criterion["timeAggregation"]!.ToString());
        Assert.Equal(comparison, criterion["operator"]!.ToString());
        Assert.Equal(limit, criterion["threshold"]!.GetValue<int>());
        Assert.Equal(severity.ToString(), rule["properties.severity"]);
    }

    [Fact]
    public void Silence_alerts_too()
    {
        var criterion = Criterion(deployments.Production.Named(Rules, "production-silence"));
        Assert.Equal("Count", criterion["timeAggregation"]!.ToString());
        Assert.Equal("LessThan", criterion["operator"]!.ToString());
        Assert.Equal(1, criterion["threshold"]!.GetValue<int>());
    }

    [Fact]
    public void Any_dead_letter_alerts_and_says_of_which_entity()
    {
        var alert = deployments.Production.Only("Microsoft.Insights/metricAlerts");
        var criterion = alert.At("properties.criteria.allOf")![0]!;
        Assert.Equal("DeadletteredMessages", criterion["metricName"]!.ToString());
        Assert.Equal("Maximum", criterion["timeAggregation"]!.ToString());
        Assert.Equal("GreaterThan", criterion["operator"]!.ToString());
        Assert.Equal(0, criterion["threshold"]!.GetValue<int>());
        Assert.Equal("EntityName", criterion["dimensions"]![0]!["name"]!.ToString());
        Assert.Equal(deployments.Production.Only("Microsoft.ServiceBus/namespaces").Id, alert.At("properties.scopes")![0]!.ToString());
    }

    [Fact]
    public void Every_alert_is_on_and_tells_the_operators()
    {
        var operators = deployments.Everything.Only("Microsoft.Insights/actionGroups");
        Assert.Equal("operators@example.cn", operators.At("properties.emailReceivers")![0]!["emailAddress"]!.ToString());
        var alerts = deployments.Everything.Of(Rules).Concat(deployments.Everything.Of("Microsoft.Insights/metricAlerts")).ToList();
        Assert.Equal(5, alerts.Count);
        Assert.All(alerts, alert =>
        {
            Assert.Equal("true", alert["properties.enabled"]);
            Assert.Contains(operators.Id, alert.At("properties.actions")!.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Docs_explain_every_metric_that_an_alert_watches()
    {
        var documented = AzureDocument.Table("Metric").Select(row => row["Metric"].Trim('`')).ToList();
        var watched = deployments.Production.Of(Rules).SelectMany(rule => MetricName().Matches(Criterion(rule)["query"]!.ToString())).Select(match => match.Groups[1].Value);
        Assert.All(watched, metric => Assert.Contains(metric, documented));
    }

    private static JsonNode Criterion(Resource rule) => rule.At("properties.criteria.allOf")![0]!;

    [GeneratedRegex("Name == \"([^\"]+)\"")]
    private static partial Regex MetricName();
}
