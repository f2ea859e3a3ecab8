using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class TelemetryTests(Deployments deployments)
{
    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Telemetry_is_taken_from_identities_only(string variant)
    {
        Assert.Equal("true", deployments.Of(variant).Only("Microsoft.Insights/components")["properties.DisableLocalAuth"]);
        Assert.Equal("true", deployments.Of(variant).Only("Microsoft.OperationalInsights/workspaces")["properties.features.disableLocalAuth"]);
    }

    [Fact]
    public void Application_insights_keeps_everything_in_our_own_workspace()
    {
        var insights = deployments.Production.Only("Microsoft.Insights/components");
        Assert.Equal(deployments.Production.Only("Microsoft.OperationalInsights/workspaces").Id, insights["properties.WorkspaceResourceId"]);
        Assert.Equal("LogAnalytics", insights["properties.IngestionMode"]);
        Assert.Equal("false", insights["properties.DisableIpMasking"]);
    }

    [Fact]
    public void Telemetry_is_kept_for_half_a_year() =>
        Assert.Equal("180", deployments.Production.Only("Microsoft.OperationalInsights/workspaces")["properties.retentionInDays"]);
}
