using CreditFunctions.Local.Settings;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class ProductionSettingsTests
{
    [Theory]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=sipingcredit;AccountKey=abc;EndpointSuffix=core.windows.net")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=sipingcredit;AccountKey=abc")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=https;AccountName=sipingcredit;AccountKey=abc;EndpointSuffix=core.chinacloudapi.cn")]
    [InlineData("AzureWebJobsStorage", "AccountName=devstoreaccount1;AccountKey=abc;BlobEndpoint=http://10.1.2.3:10000/devstoreaccount1")]
    [InlineData("AzureWebJobsStorage:accountName", "sipingcredit")]
    [InlineData("ServiceBus", "Endpoint=sb://siping.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b")]
    [InlineData("ServiceBus", "Endpoint=sb://emulator.example:5672;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;")]
    [InlineData("ServiceBus:fullyQualifiedNamespace", "siping.example")]
    [InlineData("Identity:Authority", "https://login.example/siping")]
    [InlineData("Keys:VaultUri", "https://siping.vault.azure.net/")]
    public void A_setting_of_production_is_refused_by_name_and_never_by_value(string name, string value)
    {
        var finding = Assert.Single(ProductionSettings.Find([KeyValuePair.Create(name, value)], []));
        Assert.Contains(name.Replace(":", "__", StringComparison.Ordinal), finding, StringComparison.Ordinal);
        Assert.DoesNotContain(value, finding, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AZURE_CLIENT_ID", "x")]
    [InlineData("AZURE_TENANT_ID", "x")]
    [InlineData("AZURE_CLIENT_SECRET", "x")]
    [InlineData("IDENTITY_ENDPOINT", "http://169.254.1.1")]
    [InlineData("SOME_STORE", "https://siping.blob.core.windows.net/x")]
    public void An_azure_identity_or_service_in_the_environment_is_refused(string name, string value) =>
        Assert.Contains(name, Assert.Single(ProductionSettings.Find([], [KeyValuePair.Create(name, value)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage", "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=abc;BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;TableEndpoint=http://localhost:10002/devstoreaccount1")]
    [InlineData("ServiceBus", "Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;")]
    [InlineData("ServiceBus", "Endpoint=sb://[::1]:5672;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;")]
    [InlineData("Identity:Authority", "http://localhost:7071/local")]
    [InlineData("Publisher", "https://credit.siping.example/about")]
    public void Settings_of_this_machine_pass(string name, string value) => Assert.Empty(ProductionSettings.Find([KeyValuePair.Create(name, value)], []));

    [Theory]
    [InlineData("AZURE_CONFIG_DIR", "/home/somebody/.azure")]
    [InlineData("AZURE_CLIENT_ID", "")]
    [InlineData("HTTPS_PROXY", "http://proxy.example:3128")]
    public void An_ordinary_environment_passes(string name, string value) => Assert.Empty(ProductionSettings.Find([], [KeyValuePair.Create(name, value)]));

    [Fact]
    public void The_refusal_names_all_findings_and_the_way_out()
    {
        var message = Assert.Throws<StartRefusedException>(() => ProductionSettings.Refuse(["first.", "second."])).Message;
        Assert.Contains("first.", message, StringComparison.Ordinal);
        Assert.Contains("second.", message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", message, StringComparison.Ordinal);
    }
}
