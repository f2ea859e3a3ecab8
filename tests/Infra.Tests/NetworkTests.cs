using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class NetworkTests(Deployments deployments)
{
    private static readonly string[] s_keepers = ["Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults", "Microsoft.ServiceBus/namespaces"];

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    public void Whatever_holds_information_is_closed_to_the_public_network(string variant) =>
        Assert.All(s_keepers, type => Assert.Equal("Disabled", deployments.Of(variant).Only(type)["properties.publicNetworkAccess"]));

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    public void No_service_passes_by_the_closed_door(string variant) =>
        Assert.All(s_keepers.Take(2), type =>
        {
            var keeper = deployments.Of(variant).Only(type);
            Assert.Equal("Deny", keeper["properties.networkAcls.defaultAction"]);
            Assert.Equal("None", keeper["properties.networkAcls.bypass"]);
        });

    [Fact]
    public void Each_has_a_private_endpoint_under_its_public_name()
    {
        var zones = deployments.Production.Of("Microsoft.Network/privateDnsZones").Select(zone => zone.Name).Order();
        Assert.Equal(
            [
                "privatelink.blob.core.chinacloudapi.cn", "privatelink.queue.core.chinacloudapi.cn", "privatelink.servicebus.chinacloudapi.cn",
                "privatelink.table.core.chinacloudapi.cn", "privatelink.vaultcore.azure.cn",
            ], zones);
        var parts = deployments.Production.Of("Microsoft.Network/privateEndpoints")
            .Select(endpoint => endpoint.At("properties.privateLinkServiceConnections")![0]!["properties"]!["groupIds"]![0]!.ToString()).Order();
        Assert.Equal(["blob", "namespace", "queue", "table", "vault"], parts);
        Assert.Equal(5, deployments.Production.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count());
        Assert.Equal(5, deployments.Production.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count());
    }

    [Theory]
    [InlineData("production", "Microsoft.App/environments")]
    [InlineData("everything", "Microsoft.Web/serverFarms")]
    public void App_calls_from_a_subnet_delegated_to_its_plan(string variant, string delegation)
    {
        var deployment = deployments.Of(variant);
        var network = deployment.Only("Microsoft.Network/virtualNetworks");
        var subnet = network.At("properties.subnets")!.AsArray().Single(candidate => candidate!["name"]!.ToString() == "app")!;
        Assert.Equal(delegation, subnet["properties"]!["delegations"]![0]!["properties"]!["serviceName"]!.ToString());
        Assert.Equal($"{network.Id}/subnets/app", deployment.Only("Microsoft.Web/sites")["properties.virtualNetworkSubnetId"]);
    }

    [Fact]
    public void Switched_off_there_is_no_network_and_service_bus_is_standard()
    {
        Assert.DoesNotContain(deployments.Trial.Resources, resource => resource.Type.StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.Null(deployments.Trial.Only("Microsoft.Web/sites")["properties.virtualNetworkSubnetId"]);
        Assert.Equal("Standard", deployments.Trial.Only("Microsoft.ServiceBus/namespaces")["sku.name"]);
        Assert.Equal("Premium", deployments.Production.Only("Microsoft.ServiceBus/namespaces")["sku.name"]);
    }
}
