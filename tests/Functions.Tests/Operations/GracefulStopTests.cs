using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>What is in hand when the host is told to stop is finished, or comes again.</summary>
public sealed class GracefulStopTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("graceful-stop-").FullName;

    [Fact]
    public async Task Message_in_hand_is_finished_before_the_host_ends_and_does_not_come_again()
    {
        var inHand = SlowMessages.Expect("finished");
        await using (var host = await StartAsync())
        {
            await SendAsync(host, "finished");
            await inHand.Begun.Task;
            var stopping = host.DisposeAsync();
            inHand.MayEnd.SetResult();
            await stopping;
        }

        Assert.Equal(1, inHand.Ended);
        await using var next = await StartAsync();
        await SendAsync(next, "other");
        await SlowMessages.Expect("other").Begun.Task;
        Assert.Equal(1, inHand.Deliveries);
    }

    [Fact]
    public async Task Message_whose_function_gives_up_when_the_host_stops_comes_again_to_the_next_host()
    {
        var inHand = SlowMessages.Expect("given up");
        await using (var host = await StartAsync())
        {
            await SendAsync(host, "given up");
            await inHand.Begun.Task;
        }

        Assert.Equal(0, inHand.Ended);
        inHand.MayEnd.SetResult();
        await using var next = await StartAsync();
        await inHand.Finished.Task;
        Assert.Equal((2, 1), (inHand.Deliveries, inHand.Ended));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private Task<InProcessHost> StartAsync() => InProcessHost.StartAsync(_data, [typeof(SlowMessages)], _ => { });

    private static async Task SendAsync(InProcessHost host, string id)
    {
        await using var client = new ServiceBusClient(host.Process.ServiceBusConnectionString);
        await using var sender = client.CreateSender("submissions");
        await sender.SendMessageAsync(new ServiceBusMessage(id) { MessageId = id });
    }

    /// <summary>A function that takes its time.</summary>
    internal sealed class SlowMessages
    {
        private static readonly ConcurrentDictionary<string, MessageInHand> s_messages = new();

        public static MessageInHand Expect(string id) => s_messages.GetOrAdd(id, _ => new MessageInHand());

        [Function("SlowMessages")]
        public async Task RunAsync([ServiceBusTrigger("submissions", Connection = "ServiceBus")] ServiceBusReceivedMessage message,
            ServiceBusMessageActions actions, CancellationToken cancellationToken)
        {
            var inHand = Expect(message.MessageId);
            inHand.Deliveries++;
            inHand.Begun.TrySetResult();
            if (message.MessageId == "given up") await inHand.MayEnd.Task.WaitAsync(cancellationToken);
            else if (message.MessageId == "finished") await inHand.MayEnd.Task;
            await actions.CompleteMessageAsync(message, CancellationToken.None);
            inHand.Ended++;
            inHand.Finished.TrySetResult();
        }
    }

    /// <summary>What became of a message.</summary>
    internal sealed class MessageInHand
    {
        public int Deliveries { get; set; }

        public int Ended { get; set; }

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Finished { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
