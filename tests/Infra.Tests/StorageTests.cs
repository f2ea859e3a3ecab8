using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class StorageTests(Deployments deployments)
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Containers = Account + "/blobServices/containers";
    private const string Policies = Containers + "/immutabilityPolicies";

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Account_takes_identities_only_over_tls_1_2(string variant)
    {
        var account = deployments.Of(variant).Only(Account);
        Assert.Equal("false", account["properties.allowSharedKeyAccess"]);
        Assert.Equal("true", account["properties.defaultToOAuthAuthentication"]);
        Assert.Equal("false", account["properties.isLocalUserEnabled"]);
        Assert.Equal("TLS1_2", account["properties.minimumTlsVersion"]);
        Assert.Equal("true", account["properties.supportsHttpsTrafficOnly"]);
    }

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Nothing_is_read_without_sign_in_and_nothing_copied_abroad(string variant)
    {
        var account = deployments.Of(variant).Only(Account);
        Assert.Equal("false", account["properties.allowBlobPublicAccess"]);
        Assert.Equal("false", account["properties.allowCrossTenantReplication"]);
        Assert.Equal("AAD", account["properties.allowedCopyScope"]);
        Assert.All(deployments.Of(variant).Of(Containers), container => Assert.Equal("None", container["properties.publicAccess"]));
    }

    [Fact]
    public void Deleted_blobs_and_containers_come_back_for_thirty_days()
    {
        var blobs = deployments.Production.Only($"{Account}/blobServices");
        foreach (var policy in new[] { "deleteRetentionPolicy", "containerDeleteRetentionPolicy" })
        {
            Assert.Equal("true", blobs[$"properties.{policy}.enabled"]);
            Assert.Equal("30", blobs[$"properties.{policy}.days"]);
        }
    }

    [Fact]
    [Trait("Article", "15")]
    public void Ledger_can_be_appended_to_but_not_changed_for_ten_years()
    {
        var policy = Policy("ledger");
        Assert.Equal("3650", policy["properties.immutabilityPeriodSinceCreationInDays"]);
        Assert.Equal("true", policy["properties.allowProtectedAppendWrites"]);
    }

    [Fact]
    [Trait("Article", "15")]
    public void Seals_cannot_be_changed_at_all_for_as_long()
    {
        var policy = Policy("ledger-seals");
        Assert.Equal("3650", policy["properties.immutabilityPeriodSinceCreationInDays"]);
        Assert.Equal("false", policy["properties.allowProtectedAppendWrites"]);
    }

    [Fact]
    public void A_locked_policy_is_left_alone() => Assert.Empty(deployments.Trial.Of(Policies));

    [Fact]
    [Trait("Article", "15")]
    public void Immutable_containers_are_the_ones_that_the_app_writes_its_ledger_to()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "functions", "Ledger", "LedgerContainers.cs"));
        var containers = Regex.Matches(source, "const string \\w+ = \"([^\"]+)\"").Select(match => match.Groups[1].Value);
        Assert.Equal(containers.Order(), deployments.Production.Of(Policies).Select(ContainerOf).Order());
    }

    private Resource Policy(string container) => Assert.Single(deployments.Production.Of(Policies), policy => ContainerOf(policy) == container);

    private static string ContainerOf(Resource policy) => policy.Id.Split('/')[^3];

    [Fact]
    public void Copies_stay_in_the_paired_region() => Assert.Equal("Standard_RAGRS", deployments.Production.Only(Account)["sku.name"]);
}
