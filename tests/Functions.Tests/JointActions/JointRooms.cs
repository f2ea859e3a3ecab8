using Azure.Messaging.ServiceBus;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.JointActions;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Starting;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Notices;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>The rooms of joint action on a real Azurite, without a host: what its activities do is done by the test.</summary>
internal sealed class JointRooms
{
    private static readonly Actor s_authority = new("11220300MB0000001X", "a1");

    private readonly string _subject;

    /// <param name="stored">What they lie on.</param>
    /// <param name="beside">Another process's rooms, whose subject this one's actions are for, too.</param>
    public JointRooms(StoredApp stored, JointRooms? beside = null)
    {
        _subject = beside?._subject ?? AzuriteFixture.UniqueName("s");
        Stored = stored;
        var sender = new Mock<ServiceBusSender>();
        sender.Setup(bus => bus.SendMessagesAsync(It.IsAny<IEnumerable<ServiceBusMessage>>(), It.IsAny<CancellationToken>()))
            .Returns((IEnumerable<ServiceBusMessage> messages, CancellationToken _) =>
            {
                lock (Published) Published.AddRange(messages.Select(message => message.MessageId!));
                return Task.CompletedTask;
            });
        var client = Mock.Of<ServiceBusClient>(bus => bus.CreateSender(It.IsAny<string>()) == sender.Object);
        var calendars = new CalendarStore(stored.Account, stored.Clock);
        Store = new JointActionStore(stored.Account, stored.Cipher, calendars, stored.Clock);
        Index = new JointActionIndex(stored.Account);
        Rows = new UnitRows(stored.Account, stored.Cipher);
        Boards = new BoardReader(stored.Account, Store, Rows);
        Inbox = new Inbox(stored.Account, new NoticeEntity(stored.Cipher), stored.Clock);
        Round = new UnitRound(Boards, Store, Rows, new JointNoticeWording(RepairRules.Standard), new NoticeSender(Inbox, new NoticeTopic(client), stored.Clock), new ReferralStore(new ReferralCases(stored.Account, stored.Cipher, calendars, stored.Clock),
            new ReferralIndex(stored.Account), new OldReferrals(stored.Account), stored.Clock), Ledger, calendars, stored.Clock);
        Acts = new UnitActs(Boards, Rows, Round, calendars, stored.Clock);
        Start = new JointActionStart(Store, Index, Rows, calendars, stored.Pseudonyms, stored.Clock);
        Client.Setup(client => client.RaiseEventAsync(It.IsAny<string>(), CaseBell.Event, It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Callback((string instance, string _, object? ring, CancellationToken _) =>
            {
                if (instance.Contains('-', StringComparison.Ordinal)) Rings.Add((string)ring!);
            })
            .Returns(Task.CompletedTask);
        Stopping = new StopOnEndedGround(Store, Index, Ledger);
    }

    public StoredApp Stored { get; }
    public JointActionStore Store { get; }
    public JointActionIndex Index { get; }
    public UnitRows Rows { get; }
    public BoardReader Boards { get; }
    public Inbox Inbox { get; }
    public UnitRound Round { get; }
    public UnitActs Acts { get; }
    public JointActionStart Start { get; }
    public StopOnEndedGround Stopping { get; }
    public ListLedger Ledger { get; } = new();
    public Mock<DurableTaskClient> Client { get; } = new("test");

    /// <summary>What units' orchestrations were told by ringing.</summary>
    public List<string> Rings { get; } = [];

    /// <summary>Whom the actions are for or against.</summary>
    public Recipient Subject => Recipient.OfSubject(_subject);

    /// <summary>What rounds over all units said is to be looked after.</summary>
    public List<UnitWake> LookedAfter { get; } = [];

    /// <summary>Ids of messages that went to the topic, again where they went again.</summary>
    public List<string> Published { get; } = [];

    /// <summary>An action that holds, with nobody told yet.</summary>
    public async Task<(string Id, IReadOnlyList<string> Units)> StartAsync(int count, JointActionKind kind = JointActionKind.Incentive, string ground = "r1")
    {
        var (id, units) = (NewId.Make('j'), (IReadOnlyList<string>)[.. Enumerable.Range(0, count).Select(_ => ObjectionApp.Code("11")).Order(StringComparer.Ordinal)]);
        await Start.PlanAsync((id, kind, _subject), [.. units.Select(unit => new UnitMeasures(unit, ["priority-handling"]))], s_authority, default);
        await Index.AddAsync(id, [JointActionIndex.OfGround(ground)], default);
        var terms = new JointActionTerms(kind, _subject, [new ActionGround(ground, null)],
            [new ActionMeasure("priority-handling", new LegalBasis("《四平市社会信用条例》", "第二十条第（一）项"))], "该企业连续三年守信。", 10, new DateOnly(2027, 9, 23));
        await Store.TryOpenAsync(now => new CaseEntry<JointActionEvent>(new JointActionEvent.Proposed(now, s_authority, id, terms, new Signature("a1", null, now))), null, default);
        if (kind == JointActionKind.Punishment)
        {
            await Store.ApplyAsync(id, (now, _) => new CaseEntry<JointActionEvent>(
                new JointActionEvent.Approved(now, s_authority with { Person = "a2" }, new Signature("a2", null, now))), null, default);
        }

        return (id, units);
    }

    /// <summary>A round over all units, as the action's orchestration goes it.</summary>
    public Task<ActionBoard?> GoAsync(string actionId) => Round.GoAsync(actionId, wakes =>
    {
        lock (LookedAfter) LookedAfter.AddRange(wakes);
        return Task.CompletedTask;
    }, default);

    /// <summary>A unit says that it acted.</summary>
    public Task<ActionBoard> AnswerAsync(string actionId, string unit) => Acts.CarryThroughAsync(actionId, unit, new UnitAct(
        (now, _) => new UnitEvent.Answered(now, new Actor(unit, "p"), true, "f") { What = "已办理", ImplementedOn = new DateOnly(2026, 9, 24), HeldFrom = new DateOnly(2026, 9, 24) },
        action => MeasureEntries.OfSystem(action, "applied")), Client.Object, default);

    /// <summary>A unit says that it stopped.</summary>
    public Task<ActionBoard> ConfirmAsync(string actionId, string unit) => Acts.CarryThroughAsync(actionId, unit, new UnitAct(
        (now, _) => new UnitEvent.StopConfirmed(now, new Actor(unit, "p"), new DateOnly(2026, 9, 24), null),
        action => MeasureEntries.OfSystem(action, "stop-confirmed")), Client.Object, default);

    /// <summary>One more unit takes part in an action that runs.</summary>
    public async Task<string> JoinAsync(string actionId, string? unit = null, bool cutOff = false)
    {
        unit ??= ObjectionApp.Code("11");
        Assert.True(await Start.TryJoinAsync((await Boards.ReadAsync(actionId, default))!, [new UnitMeasures(unit, ["priority-handling"])], s_authority, default));
        if (!cutOff) await Store.ApplyAsync(actionId, (now, _) => new CaseEntry<JointActionEvent>(new JointActionEvent.UnitsAdded(now, s_authority, [unit], "业务需要")), null, default);
        return unit;
    }

    public Task StopAsync(string ground, GroundEnd cause = GroundEnd.ObjectionUpheld) => Stopping.EndedAsync(new GroundEnded(_subject, ground, cause, "o1"), Client.Object, default);

    public async Task<IReadOnlyList<string>> ToldAsync(string unit) =>
        [.. (await Inbox.OpenAsync(Recipient.OfUnit(unit), null, 50, default)).Notices.Select(notice => notice.Kind).Reverse()];
}
