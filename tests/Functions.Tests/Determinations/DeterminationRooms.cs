using Azure;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Determinations;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Problems;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>The rooms of determination on a real Azurite, without a host: the test calls the activities as the orchestration does, and again where one fails.</summary>
internal sealed class DeterminationRooms : IRestsOnGrounds
{
    private static readonly Actor s_proposer = new("unit", "p1"), s_decider = new("unit", "p2");
    private readonly DurableTaskClient _client = new Mock<DurableTaskClient>("tests").Object;
    private readonly DeterminationActivities _activities;
    private readonly ServiceActivities _service;
    private readonly FollowingActivities _following;

    public DeterminationRooms(StoredApp stored)
    {
        Stored = stored;
        var bus = Mock.Of<ServiceBusClient>(client => client.CreateSender(It.IsAny<string>()) == new Mock<ServiceBusSender>().Object);
        var calendars = new CalendarStore(stored.Account, stored.Clock);
        var procedure = DeterminationProcedure.Standard;
        (Store, Index, Severe) = (new DeterminationStore(stored.Account, stored.Cipher, calendars, stored.Clock, procedure), new DeterminationIndex(stored.Account), new SevereList(stored.Account));
        Inbox = new Inbox(stored.Account, new NoticeEntity(stored.Cipher), stored.Clock);
        var (sender, wording) = (new NoticeSender(Inbox, new NoticeTopic(bus), stored.Clock), new DeterminationWording(procedure, RepairRules.Standard));
        var referrals = new ReferralStore(new ReferralCases(stored.Account, stored.Cipher, calendars, stored.Clock), new ReferralIndex(stored.Account), new OldReferrals(stored.Account), stored.Clock);
        _activities = new DeterminationActivities(Store, Index, Severe, Ledger);
        _service = new ServiceActivities(Store, wording, sender, Inbox);
        _following = new FollowingActivities(Store, wording, sender, referrals, new EndedGrounds([this]));
    }

    public StoredApp Stored { get; }
    public DeterminationStore Store { get; }
    public DeterminationIndex Index { get; }
    public SevereList Severe { get; }
    public Inbox Inbox { get; }
    public ListLedger Ledger { get; } = new();
    public List<GroundEnded> Ended { get; } = [];
    public string Id { get; } = "d" + Guid.NewGuid().ToString("N");
    public string Subject { get; } = "s" + Guid.NewGuid().ToString("N");

    public Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
    {
        Ended.Add(ended);
        return Task.CompletedTask;
    }

    /// <summary>Proposed, as a request is sent again until it is answered.</summary>
    public async Task ProposeAsync()
    {
        var terms = new DeterminationTerms(Subject, SubjectKind.Organisation, DishonestyCategory.HealthAndLife, Severity.Serious,
            new LegalBasis("《中华人民共和国食品安全法》", "第一百二十四条"), 12, [], []) { PublicName = "四平甲公司", PublicCode = "91220300MA00000000" };
        await AgainAsync(() => Index.AddAsync(Id, [CaseIndex.AllOpen, CaseIndex.OfUnit("unit"), CaseIndex.OfSubject(Subject)], default));
        await AgainAsync(() => Store.TryOpenAsync(now => new CaseEntry<DeterminationEvent>(
            new DeterminationEvent.Proposed(now, s_proposer, Id, terms, DeterminationApp.Facts, DeterminationApp.Reasons)), null, default, _ => Entry("proposed")));
        await WakeAsync();
    }

    /// <summary>The subject opens its inbox.</summary>
    public async Task ServeAsync()
    {
        await AgainAsync(() => Inbox.OpenAsync(Recipient.OfSubject(Subject), null, 10, default));
        Stored.Clock.Advance(TimeSpan.FromDays(1));
        await WakeAsync();
    }

    /// <summary>Decided after the window, under one idempotency key.</summary>
    public async Task DecideAsync()
    {
        Stored.Clock.SetUtcNow(new DateTimeOffset(2026, 10, 13, 10, 0, 0, TimeSpan.FromHours(8)));
        await WakeAsync();
        await AgainAsync(() => Severe.AddAsync(Id, default));
        await AgainAsync(() => Store.ApplyAsync(Id, (now, _) => new CaseEntry<DeterminationEvent>(new DeterminationEvent.Decided(now, s_decider,
            DeterminationOutcome.Listed, DeterminationApp.Decision, null, 0)), new RequestKey("k1", "b1"), default, _ => Entry("decided")));
        await WakeAsync();
    }

    public async Task ExpireAsync()
    {
        Stored.Clock.SetUtcNow(new DateTimeOffset(2027, 10, 14, 0, 0, 1, TimeSpan.FromHours(8)));
        await WakeAsync();
    }

    /// <summary>One wake of the orchestration: each activity again until it succeeds.</summary>
    public async Task WakeAsync()
    {
        var agenda = await AgainAsync(() => _activities.LookAsync(Id, default));
        while (agenda.Duties.Count > 0)
        {
            foreach (var duty in agenda.Duties) await AgainAsync(() => DoAsync(duty));
            var settled = new Settlement(Id, [.. agenda.Duties.Select(duty => duty.Id)], []);
            agenda = await AgainAsync(() => _activities.SettleAsync(settled, default));
        }

        if (agenda.WakeAt is null) await AgainAsync(() => _activities.SettleAsync(new Settlement(Id, [], []), default));
    }

    public async Task<IReadOnlyList<string>> ToldAsync(Recipient to) =>
        [.. (await Inbox.OpenAsync(to, null, 50, default)).Notices.Select(notice => notice.Kind).Reverse()];

    private async Task DoAsync(DueDuty duty)
    {
        var input = new DutyInput(Id, duty.Id);
        await (duty.Activity switch
        {
            DeterminationActivities.Notify => _following.NotifyAsync(input, default),
            DeterminationActivities.ServeNotice => _service.ServeAsync(input, default),
            DeterminationActivities.LookForReceipt => _service.LookAsync(input, _client, default),
            DeterminationActivities.DeliverDecision => _service.DeliverAsync(input, default),
            DeterminationActivities.EndGround => _following.EndAsync(input, _client, default),
            DeterminationActivities.OpenReferral => _following.ReferAsync(input, default),
            _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.Activity, "No such activity."),
        });
    }

    private LedgerEntry Entry(string what) => new(string.Empty, default, "change-determination", "unit", "p1", Subject, null, null, [], 0, LedgerEntry.Answered)
    {
        Reference = Id, Detail = what,
    };

    private static async Task AgainAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error) when (error is RequestFailedException or ProblemException)
        {
            await act();
        }
    }

    private static async Task<T> AgainAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception error) when (error is RequestFailedException or ProblemException)
        {
            return await act();
        }
    }
}
