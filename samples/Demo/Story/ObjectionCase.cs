using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Samples.Demo.Running;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>A company's objection to its penalty.</summary>
/// <param name="Id">The case.</param>
/// <param name="Company">Who objects.</param>
internal sealed record ObjectionCase(string Id, AppClient Company)
{
    /// <summary>The company reads what is held on it and objects to the penalty.</summary>
    public static async Task<(ObjectionCase Case, JsonNode Answer)> FileAsync(Stage stage, Disputed disputed, string statement)
    {
        var company = stage.Local.SignIn("subject", disputed.Code);
        var own = await company.GetAsync("api/v1/me/records");
        var record = own["records"]!.AsArray().FirstOrDefault(one => (string?)one!["documentNumber"] == disputed.Document);
        Expect.That(record is not null, $"{disputed.Name} must see penalty {disputed.Document} among its own records.");
        var answer = await company.PostAsync("api/v1/objections", new
        {
            recordId = (string)record["recordId"]!,
            statement,
            evidence = new[] { new { name = "示例凭证.txt", contentType = "text/plain", content = Convert.ToBase64String("示例缴款凭证"u8) } },
        }, HttpStatusCode.Accepted);
        return (new ObjectionCase((string)answer["objectionId"]!, company), answer);
    }

    /// <summary>The case with its history, as the company sees it.</summary>
    public Task<JsonNode> ReadAsync() => Company.GetAsync($"api/v1/objections/{Id}");
}
