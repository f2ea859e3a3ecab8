using System.Text.Json.Nodes;
using System.Xml;
using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

/// <summary>infra/servicebus.config.json, read by the emulator and the local host, names the entities of Azure.</summary>
[Collection(InfraCollection.Name)]
public class EmulatorConfigTests(Deployments deployments)
{
    private const string Bus = "Microsoft.ServiceBus/namespaces";

    // What the emulator takes at most: https://learn.microsoft.com/azure/service-bus-messaging/overview-emulator
    private static readonly Dictionary<string, TimeSpan> s_caps = new()
    {
        ["DefaultMessageTimeToLive"] = TimeSpan.FromHours(1),
        ["DuplicateDetectionHistoryTimeWindow"] = TimeSpan.FromMinutes(5),
    };

    [Theory]
    [InlineData("Queues", "queues")]
    [InlineData("Topics", "topics")]
    public void Emulator_has_the_entities_of_azure_with_their_properties(string section, string type)
    {
        var emulated = Namespace()[section]!.AsArray().ToDictionary(entity => entity!["Name"]!.ToString(), Emulated);
        var deployed = deployments.Production.Of($"{Bus}/{type}").ToDictionary(entity => entity.Name.Split('/')[^1], Deployed);
        AssertEqual(deployed, emulated);
    }

    [Theory]
    [InlineData("notices")]
    [InlineData("changes")]
    public void Emulator_has_the_subscription_all_of_azure_with_its_properties(string topic)
    {
        var emulated = Namespace()["Topics"]!.AsArray().Single(candidate => candidate!["Name"]!.ToString() == topic)!["Subscriptions"]!.AsArray()
            .ToDictionary(subscription => subscription!["Name"]!.ToString(), Emulated);
        var deployed = deployments.Production.Of($"{Bus}/topics/subscriptions").Where(subscription => subscription.Name.Split('/')[^2] == topic)
            .ToDictionary(subscription => subscription.Name.Split('/')[^1], Deployed);
        AssertEqual(deployed, emulated);
    }

    [Fact]
    public void Emulator_has_the_one_namespace_that_it_knows() => Assert.Equal("sbemulatorns", Namespace()["Name"]!.ToString());

    private static void AssertEqual(Dictionary<string, string> expected, Dictionary<string, string> actual) =>
        Assert.Equal(expected.OrderBy(entity => entity.Key, StringComparer.Ordinal), actual.OrderBy(entity => entity.Key, StringComparer.Ordinal));

    private static JsonNode Namespace()
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "servicebus.config.json")))!;
        return Assert.Single(file["UserConfig"]!["Namespaces"]!.AsArray())!;
    }

    // An empty forward is how the emulator writes that there is none.
    private static string Emulated(JsonNode? entity) => Text(entity!["Properties"]!.AsObject()
        .Where(property => property.Value!.ToString().Length > 0)
        .Select(property => (property.Key, property.Value!.ToString())));

    // The emulator knows no size of an entity.
    private static string Deployed(Resource entity) => Text(entity.At("properties")!.AsObject()
        .Where(property => property.Key != "maxSizeInMegabytes")
        .Select(property => (Key: char.ToUpperInvariant(property.Key[0]) + property.Key[1..], Value: property.Value!.ToString()))
        .Select(property => (property.Key, s_caps.TryGetValue(property.Key, out var cap) ? Capped(property.Value, cap) : property.Value)));

    private static string Capped(string duration, TimeSpan cap) =>
        XmlConvert.ToString(XmlConvert.ToTimeSpan(duration) < cap ? XmlConvert.ToTimeSpan(duration) : cap);

    private static string Text(IEnumerable<(string Key, string Value)> properties) =>
        string.Join(", ", properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"));
}
