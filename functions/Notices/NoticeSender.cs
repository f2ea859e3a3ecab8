namespace CreditFunctions.Notices;

/// <summary>Tells somebody something: the inbox first, which counts, then the topic for units' own systems.</summary>
internal sealed class NoticeSender(Inbox inbox, NoticeTopic topic, TimeProvider clock)
{
    /// <summary>Sends a notice. Again with the same id, nobody notices. Cost: 1 storage round trip for a subject; 2 and one message for a unit.</summary>
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var publish = await inbox.PutAsync(notice, cancellationToken);
        if (!publish || notice.To.Unit is null) return;
        await topic.PublishAsync(notice, clock.GetUtcNow(), cancellationToken);
        await inbox.PublishedAsync(notice, cancellationToken);
    }
}
