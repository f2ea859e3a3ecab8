using Azure.Messaging.ServiceBus;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Tests.Shared;
using Moq;

namespace CreditFunctions.Functions.Tests.Notices;

[Trait("Article", "25")]
public sealed class InboxTests : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored;
    private readonly Inbox _inbox;
    private readonly Recipient _unit = Recipient.OfUnit("u" + Guid.NewGuid().ToString("N"));
    private readonly List<ServiceBusMessage> _sent = [];
    private bool _topicIsDown;

    public InboxTests(AzuriteFixture azurite)
    {
        _stored = new StoredApp(azurite.ConnectionString);
        _inbox = new Inbox(_stored.Account, new NoticeEntity(_stored.Cipher), _stored.Clock);
    }

    [Fact]
    public async Task Notice_sent_twice_lies_in_the_inbox_once_and_is_published_once()
    {
        var sender = Sender();
        await sender.SendAsync(Notice("n1"), default);
        _stored.Clock.Advance(TimeSpan.FromHours(1));
        await sender.SendAsync(Notice("n1"), default);
        Assert.Single((await _inbox.OpenAsync(_unit, null, 10, default)).Notices);
        Assert.Equal("n1", Assert.Single(_sent).MessageId);
    }

    [Fact]
    public async Task Notice_that_could_not_be_published_is_published_when_it_is_sent_again()
    {
        var sender = Sender();
        _topicIsDown = true;
        await Assert.ThrowsAsync<ServiceBusException>(() => sender.SendAsync(Notice("n1"), default));
        _topicIsDown = false;
        await sender.SendAsync(Notice("n1"), default);
        Assert.Single(_sent);
        Assert.Single((await _inbox.OpenAsync(_unit, null, 10, default)).Notices);
    }

    [Fact]
    public async Task Topic_gets_ids_and_dates_and_the_units_code_but_no_words()
    {
        await Sender().SendAsync(Notice("n1") with { Text = "关于四平甲公司", LastDay = new DateOnly(2026, 10, 15), WorkingDaysLeft = 3 }, default);
        var message = Assert.Single(_sent);
        Assert.Equal(_unit.Unit, message.ApplicationProperties["unit"]);
        Assert.Equal("application/cloudevents+json", message.ContentType);
        var body = System.Text.Json.Nodes.JsonNode.Parse(message.Body.ToString())!;
        Assert.Equal(("credit.notice.v1", "n1", "2026-10-15"), ((string)body["type"]!, (string)body["id"]!, (string)body["data"]!["lastDay"]!));
        Assert.DoesNotContain("四平甲公司", message.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_to_a_subject_is_never_published()
    {
        await Sender().SendAsync(Notice("n1") with { To = Recipient.OfSubject("s" + Guid.NewGuid().ToString("N")) }, default);
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Pages_come_newest_first_and_go_on_where_they_ended()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _inbox.PutAsync(Notice($"n{number}"), default);
            _stored.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await _inbox.OpenAsync(_unit, null, 2, default);
        var second = await _inbox.OpenAsync(_unit, first.Next, 2, default);
        var third = await _inbox.OpenAsync(_unit, second.Next, 2, default);
        Assert.Equal(["n5", "n4", "n3", "n2", "n1"], first.Notices.Concat(second.Notices).Concat(third.Notices).Select(notice => notice.Id));
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task First_opening_is_the_delivery_and_the_first_confirmation_the_proof()
    {
        await _inbox.PutAsync(Notice("n1"), default);
        var sent = _stored.Clock.GetUtcNow();
        _stored.Clock.Advance(TimeSpan.FromHours(1));
        var delivered = Assert.Single((await _inbox.OpenAsync(_unit, null, 10, default)).Notices);
        Assert.Equal((DeliveryState.Delivered, sent, sent.AddHours(1)), (delivered.Delivery, delivered.SentAt, delivered.DeliveredAt));

        _stored.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(sent.AddHours(1), Assert.Single((await _inbox.OpenAsync(_unit, null, 10, default)).Notices).DeliveredAt);
        var confirmed = await _inbox.AcknowledgeAsync(_unit, "n1", "p1", default);
        Assert.Equal((DeliveryState.Acknowledged, sent.AddHours(2), "p1"), (confirmed!.Delivery, confirmed.AcknowledgedAt, confirmed.AcknowledgedBy));
        _stored.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("p1", (await _inbox.AcknowledgeAsync(_unit, "n1", "p2", default))!.AcknowledgedBy);
    }

    [Fact]
    public async Task Notice_of_another_inbox_cannot_be_confirmed()
    {
        await _inbox.PutAsync(Notice("n1"), default);
        Assert.Null(await _inbox.AcknowledgeAsync(Recipient.OfUnit("other"), "n1", "p1", default));
    }

    [Fact]
    public async Task Confirmed_without_opening_counts_as_delivered_too()
    {
        await _inbox.PutAsync(Notice("n1"), default);
        Assert.NotNull((await _inbox.AcknowledgeAsync(_unit, "n1", "p1", default))!.DeliveredAt);
    }

    private Notice Notice(string id) => new(id, _unit, "reminder", "o1", "标题", "正文");

    private NoticeSender Sender()
    {
        var topic = new Mock<ServiceBusSender>();
        topic.Setup(sender => sender.SendMessageAsync(It.IsAny<ServiceBusMessage>(), It.IsAny<CancellationToken>()))
            .Returns((ServiceBusMessage message, CancellationToken _) =>
            {
                if (_topicIsDown) return Task.FromException(new ServiceBusException());
                _sent.Add(message);
                return Task.CompletedTask;
            });
        var client = new Mock<ServiceBusClient>();
        client.Setup(connection => connection.CreateSender("notices")).Returns(topic.Object);
        return new NoticeSender(_inbox, new NoticeTopic(client.Object), _stored.Clock);
    }
}
