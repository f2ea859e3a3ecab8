using System.Text.Json;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Problems;

namespace CreditFunctions.Notices;

/// <summary>The topic <c>notices</c>: tells units' own systems that something lies in the inbox. Ids and dates only.</summary>
internal sealed class NoticeTopic(ServiceBusClient client) : IAsyncDisposable
{
    internal const string Topic = "notices", Type = "credit.notice.v1";

    /// <summary>How many notices go to the broker in one message.</summary>
    internal const int AtOnce = 100;
    private readonly Lazy<ServiceBusSender> _sender = new(() => client.CreateSender(Topic));

    /// <summary>Publishes a unit's notice. Sent twice, it has the same message id, and is dropped by the topic or the receiver.</summary>
    public Task PublishAsync(Notice notice, DateTimeOffset at, CancellationToken cancellationToken) =>
        _sender.Value.SendMessageAsync(MessageOf(notice, at), cancellationToken);

    /// <summary>As <see cref="PublishAsync"/> of many units' notices, a hundred a message to the broker (about 60 KB; it takes 256 KB).</summary>
    public async Task PublishAllAsync(IEnumerable<Notice> notices, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var some in notices.Chunk(AtOnce)) await _sender.Value.SendMessagesAsync(some.Select(notice => MessageOf(notice, at)), cancellationToken);
    }

    private static ServiceBusMessage MessageOf(Notice notice, DateTimeOffset at)
    {
        var unit = notice.To.Unit ?? throw new ArgumentException("Notices to subjects are never published.", nameof(notice));
        var content = JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            type = Type,
            source = "/api/v1/units/me/notices",
            id = notice.Id,
            time = at,
            datacontenttype = "application/json",
            data = new { noticeId = notice.Id, kind = notice.Kind, caseId = notice.CaseId, lastDay = notice.LastDay, workingDaysLeft = notice.WorkingDaysLeft },
        }, JsonContract.Options);
        var message = new ServiceBusMessage(content) { MessageId = notice.Id, ContentType = "application/cloudevents+json", Subject = notice.Kind };
        message.ApplicationProperties["unit"] = unit;
        return message;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _sender.IsValueCreated ? _sender.Value.DisposeAsync() : ValueTask.CompletedTask;
}
