using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class VaultTests(Deployments deployments)
{
    private const string Vault = "Microsoft.KeyVault/vaults";

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Keys_can_be_neither_lost_nor_purged(string variant)
    {
        var vault = deployments.Of(variant).Only(Vault);
        Assert.Equal("true", vault["properties.enablePurgeProtection"]);
        Assert.Equal("true", vault["properties.enableSoftDelete"]);
        Assert.Equal("90", vault["properties.softDeleteRetentionInDays"]);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Keys_are_opened_by_roles_only(string variant)
    {
        var vault = deployments.Of(variant).Only(Vault);
        Assert.Equal("true", vault["properties.enableRbacAuthorization"]);
        Assert.Null(vault["properties.accessPolicies"]);
        Assert.Equal("false", vault["properties.enabledForDeployment"]);
        Assert.Equal("false", vault["properties.enabledForDiskEncryption"]);
        Assert.Equal("false", vault["properties.enabledForTemplateDeployment"]);
    }

    [Fact]
    public void Keys_never_pass_through_a_template() =>
        Assert.All(new[] { deployments.Production, deployments.Everything, deployments.Trial }, deployment => Assert.Empty(deployment.Of($"{Vault}/secrets")));

    [Fact]
    [Trait("Article", "15")]
    public void Key_that_signs_checkpoints_stays_in_the_vault()
    {
        var key = deployments.Production.Only($"{Vault}/keys");
        Assert.Equal("EC P-256", $"{key["properties.kty"]} {key["properties.curveName"]}");
        Assert.Equal("false", key["properties.attributes.exportable"]);
        Assert.EndsWith($"/keys/{deployments.Production.Settings["Keys__SigningKeyName"]}", key.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reading_of_keys_is_logged()
    {
        var audit = deployments.Production.Only("Microsoft.Insights/diagnosticSettings");
        Assert.Contains("/Microsoft.KeyVault/vaults/", audit.Id, StringComparison.Ordinal);
        Assert.Equal("""[{"categoryGroup":"audit","enabled":true}]""", audit.At("properties.logs")!.ToJsonString());
        Assert.Equal(deployments.Production.Only("Microsoft.OperationalInsights/workspaces").Id, audit["properties.workspaceId"]);
    }
}
