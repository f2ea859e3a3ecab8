using System.Text.Json;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

public sealed class HostJsonTests
{
    private static readonly string s_file = File.ReadAllText(Path.Combine(Repository.Root, "host.json"));

    [Fact]
    public void Host_json_has_only_keys_that_the_genuine_host_knows() => Assert.Empty(HostJsonKeys.Faults(s_file));

    [Theory]
    [InlineData("""{ "extensions": { "serviceBus": { "messageHandlerOptions": { "autoComplete": false } } } }""", "extensions.serviceBus.messageHandlerOptions.autoComplete")]
    [InlineData("""{ "extensions": { "serviceBus": { "maxConcurrentCalls": "4" } } }""", "extensions.serviceBus.maxConcurrentCalls")]
    [InlineData("""{ "extensions": { "serviceBus": { "maxAutoLockRenewalDuration": "5 minutes" } } }""", "extensions.serviceBus.maxAutoLockRenewalDuration")]
    [InlineData("""{ "extensions": { "serviceBus": { "autoCompleteMessages": true } } }""", "extensions.serviceBus.autoCompleteMessages")]
    [InlineData("""{ "extensions": { "durableTask": { "hubName": "credit-functions" } } }""", "extensions.durableTask.hubName")]
    [InlineData("""{ "logging": { "logLevel": { "Azure.Core": "Loud" } } }""", "logging.logLevel.Azure_Core")]
    [InlineData("""{ "http": { "routePrefix": "" } }""", "http.routePrefix")]
    public void A_key_or_value_that_the_host_would_not_know_is_found(string json, string path) =>
        Assert.StartsWith(path, Assert.Single(HostJsonKeys.Faults(json)), StringComparison.Ordinal);

    [Fact]
    public void What_must_not_be_left_to_defaults_is_set()
    {
        var extensions = JsonDocument.Parse(s_file).RootElement.GetProperty("extensions");
        Assert.Equal(string.Empty, extensions.GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal(JsonValueKind.String, extensions.GetProperty("durableTask").GetProperty("hubName").ValueKind);
        var serviceBus = extensions.GetProperty("serviceBus");
        Assert.All(new[] { "autoCompleteMessages", "maxConcurrentCalls", "maxAutoLockRenewalDuration" }, key => Assert.True(serviceBus.TryGetProperty(key, out _), key));
    }
}
