using CreditFunctions.Infra.Tests.Bicep;

namespace CreditFunctions.Infra.Tests.Docs;

[Collection(InfraCollection.Name)]
public class DocumentTests(Deployments deployments)
{
    [Fact]
    public void Docs_list_every_parameter()
    {
        var listed = AzureDocument.Table("Parameter").Select(row => row["Parameter"].Trim('`')).Order(StringComparer.Ordinal);
        Assert.Equal(listed, deployments.Template["parameters"]!.AsObject().Select(parameter => parameter.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Docs_name_the_environment_variable_of_each_parameter_that_has_one()
    {
        var file = File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicepparam"));
        Assert.All(AzureDocument.Table("Parameter"), row =>
        {
            var variable = row["Set with"].Trim('`');
            var expected = variable.StartsWith("infra/", StringComparison.Ordinal) ? null : $"readEnvironmentVariable('{variable}'";
            var line = Array.Find(file.Split('\n'), line => line.StartsWith($"param {row["Parameter"].Trim('`')} =", StringComparison.Ordinal));
            if (expected is null) Assert.DoesNotContain("readEnvironmentVariable", line ?? string.Empty, StringComparison.Ordinal);
            else Assert.Contains(expected, line, StringComparison.Ordinal);
        });
    }
}
