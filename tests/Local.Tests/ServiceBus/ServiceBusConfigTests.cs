using CreditFunctions.Local.ServiceBus;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class ServiceBusConfigTests
{
    [Fact]
    public void The_products_own_configuration_is_understood()
    {
        var config = ServiceBusConfig.Load(Path.Combine(Repository.Root, "infra", "servicebus.config.json"));

        var submissions = Assert.Single(config.Queues, queue => queue.Path == "submissions");
        Assert.Equal(10, submissions.MaxDeliveryCount);
        Assert.Equal(TimeSpan.FromMinutes(5), submissions.DuplicateWindow);
        Assert.True(submissions.DeadLetterOnExpiration);
        var notices = Assert.Single(config.Topics, topic => topic.Path == "notices");
        Assert.Equal("notices/Subscriptions/all", Assert.Single(notices.Subscriptions).Path);
    }

    [Fact]
    public void The_products_own_configuration_keeps_within_the_emulators_limits()
    {
        var config = ServiceBusConfig.Load(Path.Combine(Repository.Root, "infra", "servicebus.config.json"));
        var all = config.Queues.Concat(config.Topics.SelectMany(topic => topic.Subscriptions)).ToList();

        Assert.All(all, queue => Assert.InRange(queue.TimeToLive, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)));
        Assert.All(all, queue => Assert.InRange(queue.LockDuration, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5)));
        Assert.All(all, queue => Assert.InRange(queue.MaxDeliveryCount, 1, 10));
        Assert.All(config.Queues, queue => Assert.True(queue.DuplicateWindow is null || queue.DuplicateWindow <= TimeSpan.FromMinutes(5)));
        Assert.InRange(config.Queues.Count + config.Topics.Count, 1, 50);
    }

    [Theory]
    [InlineData("""{ "Name": "q", "Properties": { "RequiresSession": true } }""", "RequiresSession")]
    [InlineData("""{ "Name": "q", "Properties": { "ForwardTo": "other" } }""", "ForwardTo")]
    [InlineData("""{ "Name": "q", "Properties": { "MaxDeliveryCount": 0 } }""", "MaxDeliveryCount")]
    [InlineData("""{ "Name": "q", "Properties": { "LockDuration": "one minute" } }""", "emulator's format")]
    [InlineData("""{ "Name": "q", "Properties": { "LockDuration": "PT0S" } }""", "LockDuration")]
    [InlineData("""{ "Name": "" }""", "Name")]
    public void What_is_not_supported_or_malformed_is_named(string queue, string named)
    {
        var error = Assert.Throws<InvalidDataException>(() =>
            ServiceBusConfig.Parse($$"""{ "UserConfig": { "Namespaces": [ { "Queues": [ {{queue}} ] } ] } }"""));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{ "UserConfig": { "Namespaces": [] } }""")]
    public void A_file_of_another_kind_is_refused(string text) => Assert.Throws<InvalidDataException>(() => ServiceBusConfig.Parse(text));
}
