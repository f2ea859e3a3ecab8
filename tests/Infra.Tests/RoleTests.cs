using CreditFunctions.Infra.Tests.Bicep;
using CreditFunctions.Infra.Tests.Docs;

namespace CreditFunctions.Infra.Tests;

/// <summary>Who may do what, exactly as docs/azure.md lists it.</summary>
[Collection(InfraCollection.Name)]
public class RoleTests(Deployments deployments)
{
    private static readonly Dictionary<string, string> s_roles = new()
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["12338af0-0e69-4776-bea7-57ae8d297424"] = "Key Vault Crypto User",
        ["14b46e9e-c2b7-41b4-b07b-48a6ebf60603"] = "Key Vault Crypto Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    [Theory]
    [InlineData("production", "always", "Azure Storage backend")]
    [InlineData("trial", "always", "Azure Storage backend")]
    [InlineData("everything", "always", "Durable Task Scheduler backend", "operators named", "operators named, Premium", "unit with an identity", "partner with an identity")]
    public void Each_identity_has_exactly_the_roles_that_the_docs_list(string variant, params string[] when)
    {
        var listed = AzureDocument.Table("Identity").Where(row => when.Contains(row["When"]))
            .Select(row => $"{row["Identity"]} | {row["Role"]} | {row["On"]} | {row["Why"]}");
        var deployed = deployments.Of(variant).Of("Microsoft.Authorization/roleAssignments").Select(Describe);
        Assert.Equal(listed.Order(StringComparer.Ordinal), deployed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_role_is_wider_than_one_resource() =>
        Assert.All(deployments.Everything.Of("Microsoft.Authorization/roleAssignments"), assignment =>
            Assert.Equal(3, assignment.Id.Split("/providers/").Length));

    private static string Describe(Resource assignment)
    {
        var principal = assignment["properties.principalId"]!;
        var who = principal.StartsWith("[reference(", StringComparison.Ordinal) && principal.Contains("/userAssignedIdentities/id-", StringComparison.Ordinal)
            ? "app"
            : principal[0] switch { '1' => "operators", '2' => "unit", '3' => "partner", _ => principal };
        var role = assignment["properties.roleDefinitionId"]!.Split('/')[^1];
        return $"{who} | {s_roles.GetValueOrDefault(role, role)} | {Scope(assignment.Id)} | {assignment["properties.description"]}";
    }

    private static string Scope(string id)
    {
        var parts = id.Split("/providers/")[^2].Split('/');
        return parts[^2] switch
        {
            "storageAccounts" => "storage account",
            "containers" => $"container `{parts[^1]}`",
            "queues" => $"queue `{parts[^1]}`",
            "topics" => $"topic `{parts[^1]}`",
            "subscriptions" => $"its subscription of `{parts[^3]}`",
            "keys" => $"key `{parts[^1]}`",
            "vaults" => "key vault",
            "components" => "Application Insights",
            "schedulers" => "Durable Task Scheduler",
            var other => other,
        };
    }
}
