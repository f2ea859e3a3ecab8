namespace CreditFunctions.Notices;

/// <summary>Tells somebody something: the inbox first, which counts, then the topic for units' own systems.</summary>
internal sealed class NoticeSender(Inbox inbox, NoticeTopic topic, TimeProvider clock)
{
    private const int AtOnce = 32;

    /// <summary>Sends a notice. Again with the same id, nobody notices. Cost: 1 storage round trip for a subject; 2 and one message for a unit.</summary>
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        var publish = await inbox.PutAsync(notice, cancellationToken);
        if (!publish || notice.To.Unit is null) return;
        await topic.PublishAsync(notice, clock.GetUtcNow(), cancellationToken);
        await inbox.PublishedAsync(notice, cancellationToken);
    }

    /// <summary>Sends many: to the topic first, so that each then costs one write alone. Again with the same ids, nobody notices.</summary>
    /// <remarks>
    /// Cost: 1 storage round trip a notice, <see cref="AtOnce"/> at a time, and one message to the broker for each hundred notices to units. A crash
    /// between the two publishes again what is not in an inbox yet: its message id is the same, and the topic or the receiver drops the second.
    /// </remarks>
    /// <param name="notices">The notices.</param>
    /// <param name="opensTask">Whether a notice puts its case on the receiver's list of tasks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SendAllAsync(IReadOnlyCollection<Notice> notices, Func<Notice, bool> opensTask, CancellationToken cancellationToken)
    {
        await topic.PublishAllAsync(notices.Where(notice => notice.To.Unit is not null), clock.GetUtcNow(), cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(notices, parallel, async (notice, stop) => await inbox.PutPublishedAsync(notice, opensTask(notice), stop));
    }
}
