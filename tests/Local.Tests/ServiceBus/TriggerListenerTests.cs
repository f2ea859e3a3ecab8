using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class TriggerListenerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<ServiceBusReceivedMessage> _seen = new();
    private TestBroker _broker = null!;
    private ServiceBusClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = await TestBroker.StartAsync();
        _client = new ServiceBusClient(_broker.ConnectionString);
    }

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Fact]
    public async Task What_a_function_returns_from_is_completed_where_autoComplete_says_so()
    {
        await SendAsync("plain", "a", "b");
        await using var listener = Listen("plain", autoComplete: true, (_, _, _) => Task.CompletedTask);
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(["a", "b"], _seen.Select(message => message.Body.ToString()).Order());
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task Without_autoComplete_what_the_function_left_unsettled_stays_locked()
    {
        await SendAsync("plain", "left", "completed");
        await using var listener = Listen("plain", autoComplete: false, async (messages, actions, cancellation) =>
        {
            if (messages[0].Body.ToString() == "completed") await actions.CompleteMessageAsync(messages[0], cancellation);
        });
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(2, _seen.Count);
        Assert.Equal("left", Assert.Single(await PeekAsync("plain")).Body.ToString());
    }

    [Fact]
    public async Task A_function_that_throws_gets_its_message_again_until_MaxDeliveryCount()
    {
        await SendAsync("plain", "a");
        await using var listener = Listen("plain", autoComplete: true, (_, _, _) => throw new InvalidOperationException("not today"));
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal([1, 2, 3], _seen.Select(message => message.DeliveryCount));
        Assert.Equal("MaxDeliveryCountExceeded", Assert.Single(await PeekAsync("plain/$DeadLetterQueue")).DeadLetterReason);
    }

    [Fact]
    public async Task A_function_dead_letters_with_a_reason_and_properties()
    {
        await SendAsync("plain", "a");
        await using var listener = Listen("plain", autoComplete: true, (messages, actions, cancellation) => actions.DeadLetterMessageAsync(
            messages[0], new Dictionary<string, object> { ["batch"] = "b-1" }, "unreadable", "不是 CSV", cancellation));
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        var dead = Assert.Single(await PeekAsync("plain/$DeadLetterQueue"));
        Assert.Equal(("unreadable", "不是 CSV"), (dead.DeadLetterReason, dead.DeadLetterErrorDescription));
        Assert.Equal("b-1", dead.ApplicationProperties["batch"]);
    }

    [Fact]
    public async Task A_batched_function_gets_what_waits_in_one_call()
    {
        await SendAsync("plain", [.. Enumerable.Range(0, 40).Select(number => $"{number}")]);
        var calls = 0;
        await using var listener = new ServiceBusTriggerListener(_broker.Broker, "plain", batched: true, autoComplete: true, 4, (messages, _, _) =>
        {
            Interlocked.Increment(ref calls);
            Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number}"), messages.Select(message => message.Body.ToString()));
            return Task.CompletedTask;
        }, NullLogger.Instance);
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Equal(1, calls);
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task No_more_calls_run_at_a_time_than_allowed_and_the_listener_is_not_quiet_meanwhile()
    {
        var (running, most) = (0, 0);
        using var gate = new SemaphoreSlim(0);
        await SendAsync("plain", [.. Enumerable.Range(0, 9).Select(number => $"{number}")]);
        await using var listener = Listen("plain", autoComplete: true, async (_, _, cancellation) =>
        {
            var now = Interlocked.Increment(ref running);
            lock (gate) most = Math.Max(most, now);
            await gate.WaitAsync(cancellation);
            Interlocked.Decrement(ref running);
        });
        Assert.False(listener.IsQuiet);
        var quiet = listener.WhenQuietAsync(CancellationToken.None);
        gate.Release(8);
        Assert.False(quiet.IsCompleted);
        gate.Release(1);
        await quiet.WaitAsync(Patience);

        Assert.InRange(most, 1, 3);
        Assert.Equal(9, _seen.Count);
        Assert.True(listener.IsQuiet);
    }

    [Fact]
    public async Task A_call_that_outlasts_the_lock_keeps_its_message()
    {
        await SendAsync("brief", "a");
        var locked = TimeSpan.FromSeconds(3);
        await using var listener = Listen("brief", autoComplete: true, (_, _, cancellation) => Task.Delay(2.5 * locked, TimeProvider.System, cancellation));
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);

        Assert.Single(_seen);
        Assert.Empty(await PeekAsync("brief"));
    }

    [Fact]
    public async Task A_stopped_listener_gives_back_uncounted_what_its_function_gave_up()
    {
        await SendAsync("plain", "a");
        var entered = new TaskCompletionSource();
        var listener = Listen("plain", autoComplete: true, (_, _, cancellation) =>
        {
            entered.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });
        await entered.Task.WaitAsync(Patience);
        await listener.DisposeAsync();

        Assert.Equal(1, Assert.Single(await _client.CreateReceiver("plain").ReceiveMessagesAsync(1, Patience)).DeliveryCount);
    }

    [Fact]
    public async Task A_listener_on_a_subscription_gets_scheduled_messages_when_the_clock_reaches_them()
    {
        await using var listener = Listen("news/Subscriptions/all", autoComplete: true, (_, _, _) => Task.CompletedTask);
        var due = _broker.Clock.GetUtcNow() + TimeSpan.FromDays(1);
        await _client.CreateSender("news").SendMessageAsync(new ServiceBusMessage("later") { ScheduledEnqueueTime = due });
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Empty(_seen);

        _broker.Clock.SetUtcNow(due);
        await listener.WhenQuietAsync(CancellationToken.None).WaitAsync(Patience);
        Assert.Equal("later", Assert.Single(_seen).Body.ToString());
    }

    private ServiceBusTriggerListener Listen(string path, bool autoComplete,
        Func<ServiceBusReceivedMessage[], ServiceBusMessageActions, CancellationToken, Task> function) =>
        new(_broker.Broker, path, batched: false, autoComplete, 3, (messages, actions, cancellation) =>
        {
            foreach (var message in messages) _seen.Enqueue(message);
            return function(messages, actions, cancellation);
        }, NullLogger.Instance);

    private Task SendAsync(string path, params string[] bodies) =>
        _client.CreateSender(path).SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body)));

    private Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(string path) => _client.CreateReceiver(path).PeekMessagesAsync(100);
}
