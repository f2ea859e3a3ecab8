using System.Globalization;
using System.Text.Json.Nodes;

namespace CreditFunctions.Local.Tests.ServiceBus;

public sealed class OfficialClientTests(OfficialClient client) : IClassFixture<OfficialClient>, IAsyncLifetime
{
    private TestBroker _broker = null!;

    public async Task InitializeAsync()
    {
        _broker = await TestBroker.StartAsync();
        await client.AskAsync(new { op = "connect", to = _broker.ConnectionString });
    }

    public async Task DisposeAsync() => await _broker.DisposeAsync();

    [Fact]
    public async Task A_message_arrives_as_it_was_sent_and_is_completed()
    {
        await SendAsync("plain", new { body = new { text = "正文" }, messageId = "m-1", applicationProperties = new { unit = "4103" }, timeToLive = 60000 });

        var message = Assert.Single(await ReceiveAsync("plain"));
        Assert.Equal("正文", (string?)message["body"]!["text"]);
        Assert.Equal("m-1", (string?)message["messageId"]);
        Assert.Equal("4103", (string?)message["properties"]!["unit"]);
        Assert.Equal(0, (int?)message["deliveryCount"]);
        Assert.Equal(1, (int?)message["sequenceNumber"]);
        Assert.Equal(60000, (int?)message["timeToLive"]);
        Assert.Equal(_broker.Clock.GetUtcNow(), Time(message["enqueued"]));

        await client.AskAsync(new { op = "complete", path = "plain", token = Token(message) });
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task A_batch_is_taken_whole_and_in_order()
    {
        var bodies = Enumerable.Range(0, 250).ToArray();
        var added = await client.AskAsync(new { op = "sendBatch", path = "plain", messages = bodies.Select(body => new { body }) });
        Assert.Equal(250, (int?)added!["added"]);
        Assert.Equal(262_144, (int?)added["limit"]);

        var received = await ReceiveAsync("plain", 250);
        Assert.Equal(bodies, received.Select(message => (int)message["body"]!));
        Assert.Equal(250, received.Select(message => (string?)message["messageId"]).Distinct().Count());
        await client.AskAsync(new { op = "completeAll", path = "plain", tokens = received.Select(Token) });
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task An_abandoned_message_comes_again_counted_with_what_was_noted_on_it()
    {
        await SendAsync("plain", new { body = "a" });
        var first = Assert.Single(await ReceiveAsync("plain"));
        await client.AskAsync(new { op = "abandon", path = "plain", token = Token(first), properties = new { tried = "once" } });

        var again = Assert.Single(await ReceiveAsync("plain"));
        Assert.Equal(1, (int?)again["deliveryCount"]);
        Assert.Equal("once", (string?)again["properties"]!["tried"]);
    }

    [Fact]
    public async Task A_dead_letter_carries_its_reason_and_is_received_from_the_dead_letter_queue()
    {
        await SendAsync("plain", new { body = "a", applicationProperties = new { unit = "4103" } });
        var message = Assert.Single(await ReceiveAsync("plain"));
        await client.AskAsync(new
        {
            op = "deadLetter",
            path = "plain",
            token = Token(message),
            options = new { deadLetterReason = "bad-header", deadLetterErrorDescription = "缺少表头", line = 3 },
        });

        Assert.Empty(await PeekAsync("plain"));
        var dead = Assert.Single((await client.AskAsync(new { op = "receive", path = "plain", options = new { subQueueType = "deadLetter" }, max = 1 }))!.AsArray());
        Assert.Equal("bad-header", (string?)dead!["reason"]);
        Assert.Equal("缺少表头", (string?)dead["description"]);
        Assert.Equal(3, (int?)dead["properties"]!["line"]);
        Assert.Equal("4103", (string?)dead["properties"]!["unit"]);
        await client.AskAsync(new { op = "complete", path = "plain", options = new { subQueueType = "deadLetter" }, token = Token(dead) });
        Assert.Empty(await _broker.Broker.PeekAsync("plain/$DeadLetterQueue", 0, 10));
    }

    [Fact]
    public async Task A_message_whose_lock_ended_comes_again_and_the_old_lock_settles_nothing()
    {
        await SendAsync("brief", new { body = "a" });
        var first = Assert.Single(await ReceiveAsync("brief", 1));
        var again = Assert.Single(await ReceiveAsync("brief", 1));

        Assert.NotEqual(Token(first), Token(again));
        Assert.Equal(1, (int?)again["deliveryCount"]);
        var lost = await Assert.ThrowsAsync<OfficialClientException>(() => client.AskAsync(new { op = "complete", path = "brief", token = Token(first) }));
        Assert.Equal("MessageLockLost", lost.Code);
    }

    [Fact]
    public async Task After_MaxDeliveryCount_lost_locks_a_message_is_a_dead_letter()
    {
        await SendAsync("brief", new { body = "a" });
        Assert.Single(await ReceiveAsync("brief", 1));
        Assert.Single(await ReceiveAsync("brief", 1));

        var dead = Assert.Single((await client.AskAsync(new { op = "receive", path = "brief", options = new { subQueueType = "deadLetter" }, max = 1 }))!.AsArray());
        Assert.Equal("MaxDeliveryCountExceeded", (string?)dead!["reason"]);
    }

    [Fact]
    public async Task A_renewed_lock_ends_later_and_a_lost_one_cannot_be_renewed()
    {
        await SendAsync("brief", new { body = "a" });
        var message = Assert.Single(await ReceiveAsync("brief", 1));
        var renewed = Time(await client.AskAsync(new { op = "renew", path = "brief", token = Token(message) }));
        Assert.True(renewed > Time(message["lockedUntil"]));

        Assert.Single(await ReceiveAsync("brief", 1));
        var lost = await Assert.ThrowsAsync<OfficialClientException>(() => client.AskAsync(new { op = "renew", path = "brief", token = Token(message) }));
        Assert.Equal("MessageLockLost", lost.Code);
    }

    [Fact]
    public async Task A_message_is_settled_after_its_link_closed()
    {
        await SendAsync("plain", new { body = "a" });
        var message = Assert.Single(await ReceiveAsync("plain", 1));
        await client.AskAsync(new { op = "closeReceiver", path = "plain" });
        Assert.Empty(await ReceiveAsync("plain", 1, wait: 50));
        await client.AskAsync(new { op = "complete", path = "plain", token = Token(message) });
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task A_message_stays_locked_when_the_client_that_holds_it_dies()
    {
        await SendAsync("plain", new { body = "a" });
        using (var dying = new OfficialClient())
        {
            await dying.AskAsync(new { op = "connect", to = _broker.ConnectionString });
            await dying.AskAsync(new { op = "receive", path = "plain", max = 1 });
        }

        Assert.Empty(await ReceiveAsync("plain", 1, wait: 500));
        Assert.Equal("active", (string?)Assert.Single(await PeekAsync("plain"))["state"]);
    }

    [Fact]
    public async Task A_connection_that_says_nothing_holds_up_nobody()
    {
        using var silent = new System.Net.Sockets.TcpClient();
        await silent.ConnectAsync(System.Net.IPAddress.Loopback, _broker.Endpoint.Port);
        using var impolite = new System.Net.Sockets.TcpClient();
        await impolite.ConnectAsync(System.Net.IPAddress.Loopback, _broker.Endpoint.Port);
        await impolite.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());

        await client.AskAsync(new { op = "reconnect", times = 1, path = "plain" });
        Assert.Single(await PeekAsync("plain"));
    }

    [Fact]
    public async Task Duplicates_are_dropped_within_the_window()
    {
        await SendAsync("once", new { body = "a", messageId = "same" }, new { body = "b", messageId = "same" });
        await SendAsync("once", new { body = "c", messageId = "same" });
        Assert.Equal("a", (string?)Assert.Single(await PeekAsync("once"))["body"]);
    }

    [Fact]
    public async Task A_scheduled_message_waits_for_its_time_and_one_that_was_cancelled_never_comes()
    {
        var due = _broker.Clock.GetUtcNow() + TimeSpan.FromHours(2);
        var numbers = (await client.AskAsync(new
        {
            op = "schedule",
            path = "plain",
            messages = new[] { new { body = "kept" }, new { body = "cancelled" } },
            at = due.ToUnixTimeMilliseconds(),
        }))!.AsArray().Select(number => (long)number!).ToArray();
        Assert.Equal(["scheduled", "scheduled"], (await PeekAsync("plain")).Select(message => (string?)message["state"]));
        await client.AskAsync(new { op = "cancel", path = "plain", numbers = numbers[1..] });
        Assert.Empty(await ReceiveAsync("plain", 1, wait: 50));

        _broker.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("kept", (string?)Assert.Single(await ReceiveAsync("plain", 1))["body"]);
        Assert.Empty(await ReceiveAsync("plain", 1, wait: 50));
        var gone = await Assert.ThrowsAsync<OfficialClientException>(() => client.AskAsync(new { op = "cancel", path = "plain", numbers }));
        Assert.Equal("MessageNotFound", gone.Code);
    }

    [Fact]
    public async Task A_deferred_message_is_only_received_by_its_number()
    {
        await SendAsync("plain", new { body = "a" });
        var message = Assert.Single(await ReceiveAsync("plain", 1));
        await client.AskAsync(new { op = "defer", path = "plain", token = Token(message), properties = new { why = "early" } });
        Assert.Empty(await ReceiveAsync("plain", 1, wait: 50));
        Assert.Equal("deferred", (string?)Assert.Single(await PeekAsync("plain"))["state"]);

        await _broker.ReopenAsync();
        await client.AskAsync(new { op = "connect", to = _broker.ConnectionString });
        var deferred = Assert.Single((await client.AskAsync(new { op = "receiveDeferred", path = "plain", numbers = new[] { 1 } }))!.AsArray());
        Assert.Equal("early", (string?)deferred!["properties"]!["why"]);
        await client.AskAsync(new { op = "complete", path = "plain", token = Token(deferred) });
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task Each_subscription_of_a_topic_gets_its_own_copy()
    {
        await SendAsync("news", new { body = "a" });
        var message = Assert.Single(await ReceiveAsync("news/Subscriptions/all", 1));
        await client.AskAsync(new { op = "complete", path = "news/Subscriptions/all", token = Token(message) });
        Assert.Equal("a", (string?)Assert.Single(await ReceiveAsync("news/Subscriptions/other", 1))["body"]);
    }

    [Fact]
    public async Task A_subscriber_gets_what_is_there_and_what_comes()
    {
        await SendAsync("plain", [.. Enumerable.Range(0, 30).Select(body => (object)new { body })]);
        var bodies = (await client.AskAsync(new { op = "subscribe", path = "plain", count = 30, concurrent = 5 }))!.AsArray();
        Assert.Equal(Enumerable.Range(0, 30), bodies.Select(body => (int)body!).Order());
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task Receive_and_delete_leaves_nothing()
    {
        await SendAsync("plain", new { body = "a" });
        var deleting = new { receiveMode = "receiveAndDelete" };
        Assert.Single((await client.AskAsync(new { op = "receive", path = "plain", options = deleting, max = 1 }))!.AsArray());
        Assert.Empty(await PeekAsync("plain"));
    }

    [Fact]
    public async Task A_receive_that_gets_less_than_it_asked_for_drains_its_link_and_the_next_one_works()
    {
        for (var round = 0; round < 3; round++)
        {
            Assert.Empty(await ReceiveAsync("plain", 5, wait: 50));
            await SendAsync("plain", new { body = round });
            var message = Assert.Single(await ReceiveAsync("plain", 5, wait: 300));
            Assert.Equal(round, (int?)message["body"]);
            await client.AskAsync(new { op = "complete", path = "plain", token = Token(message) });
        }
    }

    [Fact]
    public async Task Twenty_connections_in_a_row_work()
    {
        await client.AskAsync(new { op = "reconnect", times = 20, path = "plain" });
        Assert.Equal(20, (await _broker.Broker.PeekAsync("plain", 0, 100)).Count);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("news/Subscriptions/nobody")]
    public async Task An_unknown_entity_is_not_found(string path)
    {
        var missing = await Assert.ThrowsAsync<OfficialClientException>(() => ReceiveAsync(path, 1));
        Assert.Equal("MessagingEntityNotFound", missing.Code);
        missing = await Assert.ThrowsAsync<OfficialClientException>(() => SendAsync(path, new { body = "a" }));
        Assert.Equal("MessagingEntityNotFound", missing.Code);
        missing = await Assert.ThrowsAsync<OfficialClientException>(() => PeekAsync(path));
        Assert.Equal("MessagingEntityNotFound", missing.Code);
    }

    [Fact]
    public async Task A_message_over_256_KB_is_refused_and_one_just_below_is_taken()
    {
        var refused = await Assert.ThrowsAsync<OfficialClientException>(() => client.AskAsync(new { op = "sendLarge", path = "plain", size = 262_144 }));
        Assert.Equal("MessageSizeExceeded", refused.Code);
        await client.AskAsync(new { op = "sendLarge", path = "plain", size = 262_000 });
        Assert.Equal(262_000, ((string?)Assert.Single(await ReceiveAsync("plain", 1))["body"])!.Length);
    }

    [Fact]
    public async Task A_client_with_another_key_is_refused()
    {
        await client.AskAsync(new { op = "connect", to = _broker.ConnectionString.Replace("SAS_KEY_VALUE", "another", StringComparison.Ordinal) });
        var refused = await Assert.ThrowsAsync<OfficialClientException>(() => SendAsync("plain", new { body = "a" }));
        Assert.Equal("UnauthorizedAccess", refused.Code);
        Assert.Empty(await _broker.Broker.PeekAsync("plain", 0, 10));
    }

    private static string? Token(JsonNode? message) => (string?)message!["token"];

    private static DateTimeOffset Time(JsonNode? node) => DateTimeOffset.Parse((string)node!, CultureInfo.InvariantCulture);

    private Task SendAsync(string path, params object[] messages) => client.AskAsync(new { op = "send", path, messages });

    private async Task<JsonNode[]> ReceiveAsync(string path, int max = 1, int wait = 20000) =>
        [.. (await client.AskAsync(new { op = "receive", path, max, wait }))!.AsArray().Select(message => message!)];

    private async Task<JsonNode[]> PeekAsync(string path) =>
        [.. (await client.AskAsync(new { op = "peek", path }))!.AsArray().Select(message => message!)];
}
