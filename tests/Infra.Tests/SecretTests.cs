using System.Text.Json.Nodes;
using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests;

[Collection(InfraCollection.Name)]
public class SecretTests(Deployments deployments)
{
    private const string KeyFunctions = @"(?i)\blist(Keys|Secrets|AccountSas|ServiceSas|Credentials|AdminKeys|QueryKeys)?\(";

    [Fact]
    public void No_output_holds_a_key_or_secret()
    {
        var outputs = Outputs(deployments.Template).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, output =>
        {
            Assert.DoesNotMatch("(?i)^secure", output.Value!["type"]!.ToString());
            Assert.DoesNotMatch(@"(?i)ConnectionString|InstrumentationKey|[a-z]Key\b|password|\bsas\b|" + KeyFunctions, output.Value["value"]!.ToString());
        });
    }

    [Fact]
    public void No_key_is_read_anywhere() => Assert.DoesNotMatch(KeyFunctions, deployments.Template.ToJsonString());

    [Fact]
    public void No_parameter_carries_a_secret() => Assert.DoesNotMatch("(?i)\"secure(string|object)\"", deployments.Template.ToJsonString());

    [Theory]
    [InlineData("production")]
    [InlineData("everything")]
    [InlineData("trial")]
    public void No_setting_holds_a_key_or_secret(string variant) =>
        Assert.All(deployments.Of(variant).Settings.Values,
            value => Assert.DoesNotMatch("(?i)AccountKey=|SharedAccessKey|InstrumentationKey=|UseDevelopmentStorage|password", value));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Outputs(JsonNode? node) => node switch
    {
        JsonObject template => (template["$schema"] is not null && template["outputs"] is JsonObject own ? own : [])
            .Concat(template.SelectMany(member => Outputs(member.Value))),
        JsonArray array => array.SelectMany(Outputs),
        _ => [],
    };
}
