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

    /// <summary>Sends many, each by one write alone. Again with the same ids, nobody notices.</summary>
    /// <remarks>
    /// For a caller that knows until all of it is done that it is not, and then sends all of it again: the rows say at once that they were published,
    /// and a message follows when its notice lies in the inbox. A second message has the same id: the topic or the receiver drops it.
    /// Cost: 1 storage round trip a notice, <see cref="AtOnce"/> at a time, and one message to the broker for each hundred notices to units.
    /// </remarks>
    /// <param name="notices">The notices.</param>
    /// <param name="opensTask">Whether a notice puts its case on the receiver's list of tasks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task SendAllAsync(IReadOnlyCollection<Notice> notices, Func<Notice, bool> opensTask, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        var publishing = Task.CompletedTask;
        foreach (var some in notices.Chunk(NoticeTopic.AtOnce))
        {
            var putting = Parallel.ForEachAsync(some, parallel, async (notice, stop) => await inbox.PutPublishedAsync(notice, opensTask(notice), stop));
            await Task.WhenAll(publishing, putting);
            publishing = topic.PublishAllAsync(some.Where(notice => notice.To.Unit is not null), clock.GetUtcNow(), cancellationToken);
        }

        await publishing;
    }
}
