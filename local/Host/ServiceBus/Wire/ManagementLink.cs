using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Requests about one entity: renew, schedule, cancel, peek, receive deferred, settle without the link.</summary>
internal sealed class ManagementLink(ConnectionState state, Broker broker, string path, ILogger logger) : RequestLink(state, logger)
{
    protected override async Task<Message> AnswerAsync(Message request)
    {
        var operation = request.ApplicationProperties?.Map["operation"] as string;
        var body = new ManagementBody(request.Body as Map ?? []);
        return operation switch
        {
            "com.microsoft:renew-lock" => await RenewAsync(body),
            "com.microsoft:schedule-message" => await ScheduleAsync(body),
            "com.microsoft:cancel-scheduled-message" => await CancelAsync(body),
            "com.microsoft:peek-message" => await PeekAsync(body),
            "com.microsoft:receive-by-sequence-number" => await ReceiveAsync(body),
            "com.microsoft:update-disposition" => await SettleAsync(body),
            _ => Answer(501, $"The operation '{operation}' is not known here.", "amqp:not-implemented", null),
        };
    }

    protected override Message Failed(Exception exception) => exception switch
    {
        BrokerException { Condition: "com.microsoft:message-lock-lost" } lost => Answer(410, lost.Message, lost.Condition, null),
        BrokerException { Condition: "com.microsoft:message-not-found" or "amqp:not-found" } missing =>
            Answer(404, missing.Message, missing.Condition, null),
        BrokerException refused => Answer(400, refused.Message, refused.Condition, null),
        InvalidCastException or AmqpException => Answer(400, exception.Message, "amqp:decode-error", null),
        _ => Answer(500, "The endpoint could not do this. See the host's log.", "amqp:internal-error", null),
    };

    private async Task<Message> RenewAsync(ManagementBody body)
    {
        var ends = new List<DateTime>();
        foreach (var token in body.LockTokens) ends.Add((await broker.RenewLockAsync(token)).UtcDateTime);
        return Ok(new Map { ["expirations"] = ends.ToArray() });
    }

    private async Task<Message> ScheduleAsync(ManagementBody body) =>
        Ok(new Map { ["sequence-numbers"] = (await broker.ScheduleAsync(path, body.Messages())).ToArray() });

    private async Task<Message> CancelAsync(ManagementBody body)
    {
        await broker.CancelScheduledAsync(path, body.SequenceNumbers);
        return Ok([]);
    }

    private async Task<Message> PeekAsync(ManagementBody body)
    {
        var messages = await broker.PeekAsync(path, body.FromSequenceNumber, body.MessageCount);
        if (messages.Count == 0) return Answer(204, "No messages", null, []);
        return Ok(new Map { ["messages"] = List(messages.Select(message => new Map { ["message"] = Encode(message) })) });
    }

    private async Task<Message> ReceiveAsync(ManagementBody body)
    {
        var messages = await broker.ReceiveDeferredAsync(path, body.SequenceNumbers, body.IsPeekLock);
        return Ok(new Map
        {
            ["messages"] = List(messages.Select(message => new Map { ["lock-token"] = message.LockToken, ["message"] = Encode(message) })),
        });
    }

    private async Task<Message> SettleAsync(ManagementBody body)
    {
        var settlement = body.Settlement();
        foreach (var token in body.LockTokens) await broker.SettleAsync(token, settlement);
        return Ok([]);
    }

    private static byte[] Encode(DeliveredMessage message)
    {
        var buffer = message.Encode();
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    private static List List(IEnumerable<Map> items)
    {
        var list = new List();
        foreach (var item in items) list.Add(item);
        return list;
    }

    private static Message Ok(Map body) => Answer(200, "OK", null, body);

    private static Message Answer(int status, string description, string? condition, Map? body)
    {
        var properties = new ApplicationProperties();
        properties.Map["statusCode"] = status;
        properties.Map["statusDescription"] = description;
        if (condition is not null) properties.Map["errorCondition"] = new Symbol(condition);
        return new Message { ApplicationProperties = properties, BodySection = body is null ? null : new AmqpValue { Value = body } };
    }
}
