using Azure.Messaging.ServiceBus;
using CreditFunctions.Submissions.Messages;

namespace CreditFunctions.Submissions.DeadLetters;

/// <summary>The dead-letter queue of <c>submissions</c>: looked through without taking, and one message taken out.</summary>
internal sealed class DeadLetterQueue(ServiceBusClient client)
{
    private const string Path = SubmissionMessageFunction.Queue + "/$DeadLetterQueue";
    private const int BatchSize = 50, MostBatches = 40;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(2);

    /// <summary>Messages from a sequence number on, in order. Fewer than <paramref name="most"/>: there are no more.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(long from, int most, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(Path);
        var messages = new List<ServiceBusReceivedMessage>();
        // One answer holds only so many bytes: it may have fewer messages than were asked for, with more behind them.
        while (messages.Count < most)
        {
            var next = await receiver.PeekMessagesAsync(most - messages.Count, messages.Count == 0 ? from : messages[^1].SequenceNumber + 1, cancellationToken);
            if (next.Count == 0) break;
            messages.AddRange(next);
        }

        return messages;
    }

    /// <summary>The message of that sequence number, or null.</summary>
    public async Task<ServiceBusReceivedMessage?> FindAsync(long sequenceNumber, CancellationToken cancellationToken) =>
        (await PeekAsync(sequenceNumber, 1, cancellationToken)).FirstOrDefault(message => message.SequenceNumber == sequenceNumber);

    /// <summary>Takes one message out. The others that come up on the way go back.</summary>
    /// <returns>False where it was not met: gone already, or just in another's hands.</returns>
    public async Task<bool> RemoveAsync(long sequenceNumber, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(Path);
        var others = new List<ServiceBusReceivedMessage>();
        try
        {
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var messages = await receiver.ReceiveMessagesAsync(BatchSize, s_wait, cancellationToken);
                if (messages.Count == 0) return false;
                others.AddRange(messages.Where(message => message.SequenceNumber != sequenceNumber));
                if (messages.FirstOrDefault(message => message.SequenceNumber == sequenceNumber) is not { } found) continue;
                await receiver.CompleteMessageAsync(found, cancellationToken);
                return true;
            }

            return false;
        }
        finally
        {
            foreach (var other in others) await GiveBackAsync(receiver, other);
        }
    }

    private static async Task GiveBackAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message)
    {
        try
        {
            // Also where the request was given up: else it stays out of sight until its lock ends.
            await receiver.AbandonMessageAsync(message, null, CancellationToken.None);
        }
        catch (ServiceBusException)
        {
            // Its lock ended before: it went back by itself.
        }
    }
}
