using Amqp;
using Amqp.Framing;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The token exchange: a client proves by a shared access signature that it has the key.</summary>
internal sealed class TokenLink(ConnectionState state, string sharedAccessKey, ILogger logger) : RequestLink(state, logger)
{
    private readonly ConnectionState _state = state;

    protected override Task<Message> AnswerAsync(Message request)
    {
        var properties = request.ApplicationProperties?.Map;
        if (properties?["operation"] as string != "put-token" || properties["type"] as string != "servicebus.windows.net:sastoken")
        {
            return Task.FromResult(Status(400, "Only put-token with a servicebus.windows.net:sastoken is understood."));
        }

        var refusal = SasToken.Refuse(request.Body as string ?? string.Empty, sharedAccessKey, TimeProvider.System.GetUtcNow());
        if (refusal is not null) return Task.FromResult(Status(401, refusal));
        _state.IsAuthorized = true;
        return Task.FromResult(Status(202, "Accepted"));
    }

    protected override Message Failed(Exception exception) => Status(400, exception.Message);

    private static Message Status(int code, string description)
    {
        var properties = new ApplicationProperties();
        properties.Map["status-code"] = code;
        properties.Map["status-description"] = description;
        return new Message { ApplicationProperties = properties };
    }
}
