using Azure.Messaging.ServiceBus;
using CreditFunctions.Submissions.Messages;

namespace CreditFunctions.Submissions.DeadLetters;

/// <summary>The dead-letter queue of <c>submissions</c>: looked through without taking, and one message taken out.</summary>
internal sealed class DeadLetterQueue(ServiceBusClient client)
{
    private const string Path = SubmissionMessageFunction.Queue + "/$DeadLetterQueue";
    private const int BatchSize = 50, MostBatches = 40;
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(2);

    /// <summary>Messages from a sequence number on, in order.</summary>
    public async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(long from, int most, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(Path);
        return await receiver.PeekMessagesAsync(most, from, cancellationToken);
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
            foreach (var other in others) await receiver.AbandonMessageAsync(other, null, cancellationToken);
        }
    }
}
