using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class ServiceBusTests(Deployments deployments)
{
    private const string Namespace = "Microsoft.ServiceBus/namespaces";
    private const string Subscriptions = Namespace + "/topics/subscriptions";

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void Namespace_takes_identities_only_over_tls_1_2(string variant)
    {
        var bus = deployments.Of(variant).Only(Namespace);
        Assert.Equal("true", bus["properties.disableLocalAuth"]);
        Assert.Equal("1.2", bus["properties.minimumTlsVersion"]);
    }

    [Theory]
    [InlineData("submissions")]
    [InlineData("feedback")]
    public void A_message_sent_twice_in_a_day_is_taken_once(string queue)
    {
        var entity = deployments.Production.Named($"{Namespace}/queues", queue);
        Assert.Equal("true", entity["properties.requiresDuplicateDetection"]);
        Assert.Equal("P1D", entity["properties.duplicateDetectionHistoryTimeWindow"]);
    }

    [Theory]
    [InlineData("submissions")]
    [InlineData("feedback")]
    public void A_message_that_expires_or_fails_ten_times_is_kept_as_a_dead_letter(string queue)
    {
        var entity = deployments.Production.Named($"{Namespace}/queues", queue);
        Assert.Equal("true", entity["properties.deadLetteringOnMessageExpiration"]);
        Assert.Equal("10", entity["properties.maxDeliveryCount"]);
        Assert.Equal("P14D", entity["properties.defaultMessageTimeToLive"]);
    }

    [Theory]
    [InlineData("notices")]
    [InlineData("changes")]
    public void A_notice_sent_twice_in_a_day_is_passed_on_once(string topic)
    {
        var entity = deployments.Production.Named($"{Namespace}/topics", topic);
        Assert.Equal("true", entity["properties.requiresDuplicateDetection"]);
        Assert.Equal("P1D", entity["properties.duplicateDetectionHistoryTimeWindow"]);
    }

    [Fact]
    public void Each_unit_and_partner_of_the_lists_has_a_subscription_beside_all()
    {
        var names = deployments.Everything.Of(Subscriptions).Select(subscription => string.Join('/', subscription.Name.Split('/')[1..])).Order(StringComparer.Ordinal);
        Assert.Equal(["changes/all", "changes/province", "notices/all", "notices/tax", "notices/transport"], names);
    }

    [Fact]
    public void Subscriptions_differ_in_name_only()
    {
        var all = deployments.Everything.Named(Subscriptions, "notices/all").At("properties")!.ToJsonString();
        Assert.All(deployments.Everything.Of(Subscriptions), subscription => Assert.Equal(all, subscription.At("properties")!.ToJsonString()));
    }

    [Fact]
    public void A_unit_sees_its_own_notices_only()
    {
        var rules = deployments.Everything.Of($"{Subscriptions}/rules").ToList();
        Assert.Equal(2, rules.Count);
        var rule = Assert.Single(rules, candidate => candidate.Name.Contains("/transport/", StringComparison.Ordinal));
        // A rule beside the default one, which lets everything through, would add to it.
        Assert.EndsWith("/$Default", rule.Name, StringComparison.Ordinal);
        Assert.Equal("CorrelationFilter", rule["properties.filterType"]);
        Assert.Equal("""{"unit":"11220300MB0000001X"}""", rule.At("properties.correlationFilter.properties")!.ToJsonString());
    }
}
