using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class InProcessClientTests : IAsyncLifetime
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private TestBroker _broker = null!;
    private ServiceBusClient _client = null!;

    public async Task InitializeAsync()
    {
        _broker = await TestBroker.StartAsync();
        _client = new ServiceBusClient(_broker.ConnectionString);
    }

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var sent = new ServiceBusMessage("正文") { MessageId = "m-1", Subject = "s", CorrelationId = "c", ContentType = "text/plain" };
        sent.ApplicationProperties["unit"] = "4103";
        sent.ApplicationProperties["rows"] = 7;
        await _client.CreateSender("plain").SendMessageAsync(sent);

        var message = Assert.Single(await _client.CreateReceiver("plain").ReceiveMessagesAsync(10, Soon));

        Assert.Equal("正文", message.Body.ToString());
        Assert.Equal(("m-1", "s", "c", "text/plain"), (message.MessageId, message.Subject, message.CorrelationId, message.ContentType));
        Assert.Equal("4103", message.ApplicationProperties["unit"]);
        Assert.Equal(7, message.ApplicationProperties["rows"]);
        Assert.Equal((1, 1L), (message.DeliveryCount, message.SequenceNumber));
        Assert.Equal(_broker.Clock.GetUtcNow(), message.EnqueuedTime);
    }

    [Fact]
    public async Task A_locked_message_is_given_to_nobody_else()
    {
        await SendAsync("plain", "a");
        Assert.Single(await _client.CreateReceiver("plain").ReceiveMessagesAsync(1, Soon));
        Assert.Empty(await _client.CreateReceiver("plain").ReceiveMessagesAsync(1, AtOnce));
    }

    [Fact]
    public async Task A_completed_message_is_gone_also_after_a_restart()
    {
        await SendAsync("plain", "a", "b");
        var receiver = _client.CreateReceiver("plain");
        await receiver.CompleteMessageAsync((await receiver.ReceiveMessagesAsync(1, Soon))[0]);

        await _broker.ReopenAsync();

        var left = await new ServiceBusClient(_broker.ConnectionString).CreateReceiver("plain").ReceiveMessagesAsync(10, Soon);
        Assert.Equal(["b"], left.Select(message => message.Body.ToString()));
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_in_its_old_place_and_counts()
    {
        await SendAsync("plain", "a", "b");
        var receiver = _client.CreateReceiver("plain");
        var first = (await receiver.ReceiveMessagesAsync(1, Soon))[0];
        await receiver.AbandonMessageAsync(first, new Dictionary<string, object> { ["tried"] = "once" });

        var again = await receiver.ReceiveMessagesAsync(2, Soon);

        Assert.Equal(["a", "b"], again.Select(message => message.Body.ToString()));
        Assert.Equal([2, 1], again.Select(message => message.DeliveryCount));
        Assert.Equal("once", again[0].ApplicationProperties["tried"]);
    }

    [Fact]
    public async Task After_MaxDeliveryCount_a_message_is_a_dead_letter_that_says_why()
    {
        await SendAsync("plain", "a");
        var receiver = _client.CreateReceiver("plain");
        for (var delivery = 1; delivery <= 3; delivery++) await receiver.AbandonMessageAsync((await receiver.ReceiveMessagesAsync(1, Soon))[0]);

        Assert.Empty(await receiver.ReceiveMessagesAsync(1, AtOnce));
        var dead = Assert.Single(await _client.CreateReceiver("plain/$DeadLetterQueue").ReceiveMessagesAsync(1, Soon));
        Assert.Equal("MaxDeliveryCountExceeded", dead.DeadLetterReason);
        Assert.Contains("3", dead.DeadLetterErrorDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again_without_its_reason()
    {
        await SendAsync("plain", "a");
        var receiver = _client.CreateReceiver("plain");
        for (var delivery = 1; delivery <= 3; delivery++) await receiver.AbandonMessageAsync((await receiver.ReceiveMessagesAsync(1, Soon))[0]);
        var dead = Assert.Single(await _client.CreateReceiver("plain/$DeadLetterQueue").ReceiveMessagesAsync(1, Soon));

        await _client.CreateSender("plain").SendMessageAsync(new ServiceBusMessage(dead));
        await _client.CreateReceiver("plain/$DeadLetterQueue").CompleteMessageAsync(dead);

        var again = Assert.Single(await receiver.ReceiveMessagesAsync(1, Soon));
        Assert.Null(again.DeadLetterReason);
        Assert.Equal(1, again.DeliveryCount);
    }

    [Fact]
    public async Task A_second_message_of_the_same_id_is_dropped_within_the_window_and_across_a_restart()
    {
        await SendAsync("once", "a");
        await _broker.ReopenAsync();
        _client = new ServiceBusClient(_broker.ConnectionString);
        _broker.Clock.Advance(TimeSpan.FromMinutes(4));
        await SendAsync("once", "a");
        Assert.Single(await _client.CreateReceiver("once").PeekMessagesAsync(10));

        _broker.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync("once", "a");
        Assert.Equal(2, (await _client.CreateReceiver("once").PeekMessagesAsync(10)).Count);
    }

    [Fact]
    public async Task A_scheduled_message_comes_when_the_apps_clock_reaches_its_time()
    {
        var due = _broker.Clock.GetUtcNow() + TimeSpan.FromDays(3);
        await _client.CreateSender("plain").SendMessageAsync(new ServiceBusMessage("later") { ScheduledEnqueueTime = due });
        Assert.Equal(due, _broker.Broker.NextDue);
        Assert.Empty(await _client.CreateReceiver("plain").ReceiveMessagesAsync(1, AtOnce));

        await _broker.ReopenAsync();
        _broker.Clock.SetUtcNow(due);
        await _broker.Broker.WhenQuietAsync(CancellationToken.None);

        var message = Assert.Single(await new ServiceBusClient(_broker.ConnectionString).CreateReceiver("plain").ReceiveMessagesAsync(1, Soon));
        Assert.Equal(due, message.EnqueuedTime);
        Assert.Null(_broker.Broker.NextDue);
    }

    [Fact]
    public async Task An_expired_message_becomes_a_dead_letter_where_the_entity_says_so_and_is_dropped_otherwise()
    {
        await SendAsync("once", "a");
        await SendAsync("plain", "b");
        _broker.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("TTLExpiredException", Assert.Single(await _client.CreateReceiver("once/$DeadLetterQueue").ReceiveMessagesAsync(1, Soon)).DeadLetterReason);
        Assert.Empty(await _client.CreateReceiver("plain").PeekMessagesAsync(10));
        Assert.Empty(await _client.CreateReceiver("plain/$DeadLetterQueue").PeekMessagesAsync(10));
    }

    [Fact]
    public async Task Each_subscription_gets_its_own_copy()
    {
        await SendAsync("news", "a");
        foreach (var subscription in (string[])["news/Subscriptions/all", "news/Subscriptions/other"])
        {
            var receiver = _client.CreateReceiver(subscription);
            await receiver.CompleteMessageAsync(Assert.Single(await receiver.ReceiveMessagesAsync(10, Soon)));
        }
    }

    [Fact]
    public async Task What_a_topic_was_sent_can_be_looked_at_after_it_was_settled_and_expired()
    {
        await SendAsync("news", "a", "b");
        _broker.Clock.Advance(TimeSpan.FromDays(10));
        await SendAsync("news", "c");
        Assert.Single(await _client.CreateReceiver("news/Subscriptions/all").PeekMessagesAsync(10));

        var sent = await _broker.Broker.SentAsync("news", 0, 100);
        Assert.Equal([1L, 2, 3], sent.Select(message => message.Sequence));
        Assert.Equal([3L], (await _broker.Broker.SentAsync("news", 2, 100)).Select(message => message.Sequence));
    }

    [Fact]
    public async Task Peeking_goes_on_where_it_ended_and_locks_nothing()
    {
        await SendAsync("plain", "a", "b", "c");
        var receiver = _client.CreateReceiver("plain");
        Assert.Equal(["a", "b"], (await receiver.PeekMessagesAsync(2)).Select(message => message.Body.ToString()));
        Assert.Equal(["c"], (await receiver.PeekMessagesAsync(2)).Select(message => message.Body.ToString()));
        Assert.Equal(["b", "c"], (await receiver.PeekMessagesAsync(5, fromSequenceNumber: 2)).Select(message => message.Body.ToString()));
        Assert.Equal(3, (await receiver.ReceiveMessagesAsync(5, Soon)).Count);
    }

    [Fact]
    public async Task A_batch_with_one_message_that_is_too_large_stores_nothing()
    {
        var error = await Assert.ThrowsAsync<ServiceBusException>(() => _client.CreateSender("plain").SendMessagesAsync(
            [new ServiceBusMessage("small"), new ServiceBusMessage(new string('x', 262_144))]));
        Assert.Contains("262144", error.Message, StringComparison.Ordinal);
        Assert.Empty(await _client.CreateReceiver("plain").PeekMessagesAsync(10));
    }

    [Fact]
    public async Task An_unknown_entity_is_named_in_the_error()
    {
        var error = await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync("nowhere", "a"));
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ServiceBusException>(() => _client.CreateReceiver("news").ReceiveMessagesAsync(1, AtOnce));
        await Assert.ThrowsAsync<ServiceBusException>(() => SendAsync("news/Subscriptions/all", "a"));
    }

    [Fact]
    public async Task A_connection_string_that_leads_elsewhere_is_refused()
    {
        Assert.Throws<FormatException>(() => new ServiceBusClient("Endpoint=sb://prod.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b"));
        Assert.Throws<FormatException>(() => new ServiceBusClient("nonsense"));
        var nobody = new ServiceBusClient("Endpoint=sb://127.0.0.1:1;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;");
        await Assert.ThrowsAsync<ServiceBusException>(() => nobody.CreateSender("plain").SendMessageAsync(new ServiceBusMessage("a")));
    }

    [Fact]
    public async Task A_cancelled_receive_gives_back_what_it_got_uncounted()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await SendAsync("plain", "a");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.CreateReceiver("plain").ReceiveMessagesAsync(1, Soon, cancelled.Token));
        Assert.Equal(1, Assert.Single(await _client.CreateReceiver("plain").ReceiveMessagesAsync(1, Soon)).DeliveryCount);
    }

    [Fact]
    public async Task A_second_broker_on_the_same_file_is_refused_with_the_way_out()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => Local.ServiceBus.Broker.OpenAsync(_broker.DatabasePath,
            Local.ServiceBus.ServiceBusConfig.Parse(TestBroker.Config), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, CancellationToken.None));
        Assert.Contains("another data directory", error.Message, StringComparison.Ordinal);
    }

    private Task SendAsync(string path, params string[] bodies) =>
        _client.CreateSender(path).SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body) { MessageId = body }));
}
