using System.Text.RegularExpressions;
using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Docs;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public partial class AppSettingsTests(Deployments deployments)
{
    // Read on a person's machine only: connection strings with well-known keys, and a key file.
    private static readonly string[] s_localOnly = ["AzureWebJobsStorage", "AzureWebJobsStorage__accountName", "ServiceBus", "Keys__Directory"];

    private const string CallingSystems = "Identity__Systems__";

    [Fact]
    public void Connections_are_identities()
    {
        var settings = deployments.Production.Settings;
        var identity = deployments.Production.Only("Microsoft.ManagedIdentity/userAssignedIdentities");
        foreach (var connection in new[] { "AzureWebJobsStorage", "ServiceBus" })
        {
            Assert.Equal("managedidentity", settings[$"{connection}__credential"]);
            Assert.Equal($"[reference('{identity.Id}', '{identity["apiVersion"]}').clientId]", settings[$"{connection}__clientId"]);
            Assert.DoesNotContain(connection, settings);
        }
    }

    [Fact]
    public void Each_address_is_that_of_the_resource_deployed_here()
    {
        var deployment = deployments.Production;
        var storage = deployment.Only("Microsoft.Storage/storageAccounts").Name;
        foreach (var service in new[] { "blob", "queue", "table" })
        {
            Assert.Equal($"https://{storage}.{service}.core.chinacloudapi.cn", deployment.Settings[$"AzureWebJobsStorage__{service}ServiceUri"]);
        }

        Assert.StartsWith(deployment.Only("Microsoft.ServiceBus/namespaces").Name + ".", deployment.Settings["ServiceBus__fullyQualifiedNamespace"], StringComparison.Ordinal);
        Assert.StartsWith($"https://{deployment.Only("Microsoft.KeyVault/vaults").Name}.", deployment.Settings["Keys__VaultUri"], StringComparison.Ordinal);
        Assert.Equal("master-keys", deployment.Settings["Keys__SecretName"]);
    }

    [Fact]
    public void Tokens_of_bodies_are_trusted_of_the_authority_named_or_else_of_the_tenant()
    {
        Assert.Equal("https://identity.example.cn", deployments.Trial.Settings["Identity__Bodies__Authority"]);
        Assert.Equal("https://login.partner.microsoftonline.cn/00000000-0000-0000-0000-000000000002/v2.0", deployments.Production.Settings["Identity__Bodies__Authority"]);
        Assert.Equal("credit-functions", deployments.Production.Settings["Identity__Bodies__Audience"]);
    }

    [Fact]
    public void Subjects_sign_in_elsewhere_and_nobody_trusts_the_local_issuer()
    {
        Assert.Equal("https://people.example.cn", deployments.Everything.Settings["Identity__Subjects__Authority"]);
        Assert.Equal(string.Empty, deployments.Production.Settings["Identity__Subjects__Authority"]);
        foreach (var variant in new[] { deployments.Production, deployments.Everything, deployments.Trial }) Assert.DoesNotContain("Identity__Authority", variant.Settings);
    }

    [Fact]
    public void A_calling_system_has_its_unit_under_its_application_id() =>
        Assert.Equal("11220300MB1234562E", deployments.Everything.Settings[CallingSystems + "44444444444444444444444444444444"]);

    [Fact]
    public void Units_do_nothing_without_a_grant() => Assert.All(["production", "trial", "everything"],
        variant => Assert.Equal("deny", deployments.Of(variant).Settings["Access__UngrantedUnits"]));

    [Fact]
    public void Telemetry_is_sent_by_identity()
    {
        var insights = deployments.Production.Only("Microsoft.Insights/components");
        Assert.Equal($"[reference('{insights.Id}', '{insights["apiVersion"]}').ConnectionString]", deployments.Production.Settings["APPLICATIONINSIGHTS_CONNECTION_STRING"]);
        Assert.Matches(@"^\[format\('ClientId=\{0\};Authorization=AAD', reference\('.+/id-\w+', '[\d-]+'\)\.clientId\)\]$",
            deployments.Production.Settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
    }

    [Fact]
    public void Orchestrations_are_kept_in_azure_storage_by_default()
    {
        Assert.Equal("AzureStorage", Durable(deployments.Production, "storageProvider__type"));
        Assert.Equal("AzureWebJobsStorage", Durable(deployments.Production, "storageProvider__connectionName"));
        Assert.Empty(deployments.Production.Of("Microsoft.DurableTask/schedulers"));
    }

    [Fact]
    public void Orchestrations_are_kept_by_the_durable_task_scheduler_where_asked()
    {
        Assert.Equal("azureManaged", Durable(deployments.Everything, "storageProvider__type"));
        var connection = deployments.Everything.Settings[Durable(deployments.Everything, "storageProvider__connectionStringName")];
        var scheduler = deployments.Everything.Only("Microsoft.DurableTask/schedulers");
        Assert.Contains("Authentication=ManagedIdentity;ClientID=", connection, StringComparison.Ordinal);
        Assert.Contains(scheduler.Id, connection, StringComparison.Ordinal);
        deployments.Everything.Named("Microsoft.DurableTask/schedulers/taskHubs", Durable(deployments.Everything, "hubName"));
    }

    [Fact]
    public void Task_hub_is_the_one_of_host_json()
    {
        var host = File.ReadAllText(Path.Combine(Repository.Root, "host.json"));
        Assert.Matches($"\"hubName\":\\s*\"{Durable(deployments.Production, "hubName")}\"", host);
    }

    [Theory]
    [InlineData("production", "always", "Azure Storage backend")]
    [InlineData("everything", "always", "Durable Task Scheduler backend", "Premium, Dedicated", "Premium")]
    [InlineData("trial", "always", "Azure Storage backend", "Premium, Dedicated")]
    public void Docs_list_every_setting(string variant, params string[] when)
    {
        var listed = AzureDocument.Table("Setting").Where(row => when.Contains(row["When"])).Select(row => row["Setting"].Trim('`')).Order(StringComparer.Ordinal);
        // One setting a calling system, named after it: told of below the table.
        var given = deployments.Of(variant).Settings.Keys.Where(name => !name.StartsWith(CallingSystems, StringComparison.Ordinal));
        Assert.Equal(listed, given.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_that_the_app_reads_is_given()
    {
        var read = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => ConfigurationKey().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal)).ToHashSet();
        Assert.Contains("Keys__VaultUri", read);
        Assert.All(read.Except(s_localOnly), name =>
            Assert.True(deployments.Production.Settings.ContainsKey(name), $"{name}: give it in infra/modules/app.bicep, or list it as local only."));
    }

    private static string Durable(Deployment deployment, string setting) =>
        deployment.Settings[$"AzureFunctionsJobHost__extensions__durableTask__{setting}"];

    [GeneratedRegex("(?i)configuration\\[\"([^\"]+)\"\\]")]
    private static partial Regex ConfigurationKey();
}
