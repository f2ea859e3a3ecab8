using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class AppTests(Deployments deployments)
{
    private const string Site = "Microsoft.Web/sites";

    [Theory]
    [InlineData("production", "FC1", "FlexConsumption")]
    [InlineData("everything", "EP1", "ElasticPremium")]
    [InlineData("trial", "P1v3", "PremiumV3")]
    public void Plan_is_the_one_asked_for(string variant, string sku, string tier)
    {
        var plan = deployments.Of(variant).Only("Microsoft.Web/serverfarms");
        Assert.Equal(sku, plan["sku.name"]);
        Assert.Equal(tier, plan["sku.tier"]);
        Assert.Equal("true", plan["properties.reserved"]);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void App_speaks_tls_1_2_or_newer_and_nothing_else(string variant)
    {
        var site = deployments.Of(variant).Only(Site);
        Assert.Equal("true", site["properties.httpsOnly"]);
        Assert.Equal("1.2", site["properties.siteConfig.minTlsVersion"]);
        Assert.Equal("1.2", site["properties.siteConfig.scmMinTlsVersion"]);
        Assert.Equal("Disabled", site["properties.siteConfig.ftpsState"]);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void No_password_uploads_the_app(string variant)
    {
        var policies = deployments.Of(variant).Of($"{Site}/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(["ftp", "scm"], policies.Select(policy => policy.Name.Split('/')[1]).Order());
        Assert.All(policies, policy => Assert.Equal("false", policy["properties.allow"]));
    }

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void App_has_one_identity_its_own(string variant)
    {
        var deployment = deployments.Of(variant);
        var site = deployment.Only(Site);
        Assert.Equal("UserAssigned", site["identity.type"]);
        var identity = Assert.Single(site.At("identity.userAssignedIdentities")!.AsObject());
        Assert.Equal(deployment.Only("Microsoft.ManagedIdentity/userAssignedIdentities").Id, identity.Key);
    }

    [Fact]
    public void Flex_Consumption_takes_the_package_from_storage_by_identity()
    {
        var site = deployments.Production.Only(Site);
        Assert.EndsWith(".blob.core.chinacloudapi.cn/app-packages", site["properties.functionAppConfig.deployment.storage.value"], StringComparison.Ordinal);
        Assert.Equal("UserAssignedIdentity", site["properties.functionAppConfig.deployment.storage.authentication.type"]);
        Assert.Equal("dotnet-isolated", site["properties.functionAppConfig.runtime.name"]);
        Assert.Equal("10.0", site["properties.functionAppConfig.runtime.version"]);
        deployments.Production.Named("Microsoft.Storage/storageAccounts/blobServices/containers", "app-packages");
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Other_plans_run_dotnet_10_and_drop_dead_processes(string variant)
    {
        var site = deployments.Of(variant).Only(Site);
        Assert.Equal("DOTNET-ISOLATED|10.0", site["properties.siteConfig.linuxFxVersion"]);
        Assert.Equal("/health/live", site["properties.siteConfig.healthCheckPath"]);
        Assert.Null(site["properties.functionAppConfig"]);
    }

    [Fact]
    public void A_dedicated_plan_never_sleeps() => Assert.Equal("true", deployments.Trial.Only(Site)["properties.siteConfig.alwaysOn"]);

    [Fact]
    public void A_premium_plan_sees_queues_behind_private_endpoints() =>
        Assert.Equal("true", deployments.Everything.Only(Site)["properties.siteConfig.functionsRuntimeScaleMonitoringEnabled"]);
}
