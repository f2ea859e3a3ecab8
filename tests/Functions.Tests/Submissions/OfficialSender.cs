using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>Sends to the running app's Service Bus with the official JavaScript client, as an agency's system does.</summary>
internal static class OfficialSender
{
    public static Task SendCsvAsync(LocalAppProcess app, string? token, string csv, string item, string batch) =>
        SendAsync(app, "text/csv", csv, token is null ? new { item, batch } : new { item, batch, authorization = "Bearer " + token });

    public static Task SendEventAsync(LocalAppProcess app, string token, object cloudEvent, string queue = "submissions") =>
        SendAllAsync(app, [("application/cloudevents+json", JsonSerializer.Serialize(cloudEvent), new { authorization = token })], queue);

    public static Task SendAsync(LocalAppProcess app, string contentType, string body, object applicationProperties) =>
        SendAllAsync(app, [(contentType, body, applicationProperties)]);

    /// <summary>Sends all at once: the broker has taken them when this returns.</summary>
    public static async Task SendAllAsync(LocalAppProcess app, IEnumerable<(string ContentType, string Body, object ApplicationProperties)> all,
        string queue = "submissions")
    {
        var start = new ProcessStartInfo("node", "send.mjs")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Submissions"), RedirectStandardInput = true, RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var messages = all.Select(one => new
        {
            body = Convert.ToBase64String(Encoding.UTF8.GetBytes(one.Body)), contentType = one.ContentType, messageId = Guid.NewGuid(),
            applicationProperties = one.ApplicationProperties,
        });
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { to = app.ServiceBusConnectionString, path = queue, messages }));
        node.StandardInput.Close();
        var errors = await node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, errors);
    }
}
