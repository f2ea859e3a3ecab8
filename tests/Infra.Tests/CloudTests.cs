using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class CloudTests(Deployments deployments)
{
    [Theory]
    [InlineData("production", "chinanorth3")]
    [InlineData("everything", "chinaeast3")]
    [InlineData("trial", "swedencentral")]
    public void Everything_stands_in_the_one_region_telemetry_included(string variant, string region)
    {
        // Names of private zones and rules of notification have no region of their own.
        string[] regionless = ["Microsoft.Network/privateDnsZones", "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
            "Microsoft.Insights/actionGroups", "Microsoft.Insights/metricAlerts"];
        Assert.All(deployments.Of(variant).Resources.Where(resource => resource["location"] is not null), resource =>
            Assert.Equal(regionless.Contains(resource.Type) ? "global" : region, resource["location"]));
    }

    [Fact]
    public void Endpoints_are_those_of_the_mainland_cloud_unless_told_otherwise()
    {
        var settings = deployments.Production.Settings;
        Assert.EndsWith(".blob.core.chinacloudapi.cn", settings["AzureWebJobsStorage__blobServiceUri"], StringComparison.Ordinal);
        Assert.EndsWith(".servicebus.chinacloudapi.cn", settings["ServiceBus__fullyQualifiedNamespace"], StringComparison.Ordinal);
        Assert.EndsWith(".vault.azure.cn/", settings["Keys__VaultUri"], StringComparison.Ordinal);
        Assert.StartsWith("https://login.partner.microsoftonline.cn/", settings["Identity__Bodies__Authority"], StringComparison.Ordinal);
        Assert.All(settings.Values, value => Assert.DoesNotMatch(@"windows\.net|azure\.net|azure\.com|microsoftonline\.com", value));
    }

    [Fact]
    public void Endpoints_of_the_other_cloud_come_by_parameter()
    {
        var settings = deployments.Trial.Settings;
        Assert.EndsWith(".blob.core.windows.net", settings["AzureWebJobsStorage__blobServiceUri"], StringComparison.Ordinal);
        Assert.EndsWith(".servicebus.windows.net", settings["ServiceBus__fullyQualifiedNamespace"], StringComparison.Ordinal);
        Assert.EndsWith(".vault.azure.net/", settings["Keys__VaultUri"], StringComparison.Ordinal);
    }
}
