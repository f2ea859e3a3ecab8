using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>Sends to a Service Bus queue over AMQP 1.0, as any sender does: SASL, a signed token to $cbs, then messages.</summary>
internal sealed class ServiceBusQueue : IAsyncDisposable
{
    // The emulator's well-known key: a local endpoint has no secret.
    private const string KeyName = "RootManageSharedAccessKey", Key = "SAS_KEY_VALUE";
    private readonly Connection _connection;
    private readonly SenderLink _sender;

    private ServiceBusQueue(Connection connection, SenderLink sender) => (_connection, _sender) = (connection, sender);

    /// <summary>Opens a queue.</summary>
    public static async Task<ServiceBusQueue> OpenAsync(int port, string queue)
    {
        var factory = new ConnectionFactory();
        factory.SASL.Profile = SaslProfile.Anonymous;
        var connection = await factory.CreateAsync(new Address(FormattableString.Invariant($"amqp://127.0.0.1:{port}")));
        var session = new Session(connection);
        await PutTokenAsync(session, FormattableString.Invariant($"sb://127.0.0.1:{port}/{queue}"));
        return new ServiceBusQueue(connection, new SenderLink(session, "demo-sender", queue));
    }

    /// <summary>Sends a message; it is on disk when this returns.</summary>
    public async Task SendAsync(string messageId, byte[] body, IReadOnlyDictionary<string, string> properties)
    {
        var message = new Message
        {
            BodySection = new Data { Binary = body },
            Properties = new Properties { MessageId = messageId, ContentType = "text/csv" },
            ApplicationProperties = new ApplicationProperties(),
        };
        foreach (var (name, value) in properties)
        {
            message.ApplicationProperties[name] = value;
        }

        await _sender.SendAsync(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.CloseAsync();
        await _connection.CloseAsync();
    }

    private static async Task PutTokenAsync(Session session, string resource)
    {
        const string answers = "cbs-answers";
        var receiver = new ReceiverLink(session, answers, new Attach { Source = new Source { Address = "$cbs" }, Target = new Target { Address = answers } }, null);
        var sender = new SenderLink(session, "cbs-questions", "$cbs");
        var question = new Message(Sign(resource))
        {
            Properties = new Properties { MessageId = "1", ReplyTo = answers },
            ApplicationProperties = new ApplicationProperties
            {
                ["operation"] = "put-token",
                ["type"] = "servicebus.windows.net:sastoken",
                ["name"] = resource,
            },
        };
        await sender.SendAsync(question);
        using var answer = await receiver.ReceiveAsync(TimeSpan.FromSeconds(10));
        Expect.That(answer is not null && answer.ApplicationProperties["status-code"] is int and >= 200 and < 300, "Service Bus did not take the token.");
        receiver.Accept(answer);
        await sender.CloseAsync();
        await receiver.CloseAsync();
    }

    private static string Sign(string resource)
    {
        // Tokens are checked by real time: the story's clock is not the machine's.
        var expiry = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sr = Uri.EscapeDataString(resource);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{sr}\n{expiry}")));
        return $"SharedAccessSignature sr={sr}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn={KeyName}";
    }
}
