using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Repairs;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Repairs;

/// <summary>What a granted repair does on a real storage, whichever storage call fails, and when an objection or provider was faster.</summary>
[Trait("Article", "26"), Trait("Article", "27")]
public sealed class RepairEffectTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly Mock<ILedger> _ledger = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly List<GroundEnded> _ended = [];
    private readonly string _subject = RecordVersions.NewSubject(), _record = RecordVersions.NewRecord();

    [Theory]
    [InlineData(false, RepairEffect.Deleted)]
    [InlineData(true, RepairEffect.Deleted)]
    [InlineData(false, RepairEffect.Annotated)]
    [InlineData(true, RepairEffect.Annotated)]
    public async Task Whichever_storage_call_fails_the_same_stands_in_the_end(bool after, RepairEffect effect)
    {
        for (var fails = 1; ; fails++)
        {
            var repair = await GrantedAsync(effect);
            var (from, hit) = (_stored.Faults.Calls, false);
            (_stored.Faults.FailAfter, _stored.Faults.Fail) = (after, message => !hit && _stored.Faults.Calls - from >= fails && (hit = true));
            try
            {
                await CarryOutAsync(repair);
            }
            catch (Azure.RequestFailedException)
            {
                // The activity is tried again.
            }

            _stored.Faults.Fail = _ => false;
            await CarryOutAsync(repair);
            await CarryOutAsync(repair);
            var versions = await _stored.Records.HistoryAsync(repair.SubjectId, repair.TargetId, default);
            Assert.Equal(2, versions.Count);
            Assert.Equal((repair.CaseId, effect == RepairEffect.Deleted ? RecordStatus.Deleted : RecordStatus.Repaired), (versions[1].DecidedBy, versions[1].Status));
            Assert.False((await _stored.Records.FindAsync(repair.SubjectId, repair.TargetId, default))!.IsLive);
            Assert.All(_ended.Where(ended => ended.GroundId == repair.TargetId),
                ended => Assert.Equal(new GroundEnded(repair.SubjectId, repair.TargetId, GroundEnd.Repaired, repair.CaseId), ended));
            Assert.Contains(_ended, ended => ended.GroundId == repair.TargetId);
            if (!hit) break;
            Assert.True(fails < 50);
        }
    }

    [Theory]
    [InlineData(nameof(RecordStatus.Deleted))]
    [InlineData(nameof(RecordStatus.Withdrawn))]
    public async Task What_somebody_else_ended_first_is_not_changed_again(string status)
    {
        var repair = await GrantedAsync(RepairEffect.Annotated);
        var newest = (await _stored.Records.FindAsync(repair.SubjectId, repair.TargetId, default))!.Newest;
        await _stored.Records.TryAddAsync(newest with { Version = 2, Status = Enum.Parse<RecordStatus>(status), DecidedBy = "o1" }, default);
        await CarryOutAsync(repair);
        var versions = await _stored.Records.HistoryAsync(repair.SubjectId, repair.TargetId, default);
        Assert.Equal((2, "o1"), (versions.Count, versions[^1].DecidedBy));
    }

    [Fact]
    public async Task Provider_that_corrects_at_the_same_moment_does_not_undo_the_repair()
    {
        var repair = await GrantedAsync(RepairEffect.Deleted);
        var newest = (await _stored.Records.FindAsync(repair.SubjectId, repair.TargetId, default))!.Newest;
        await _stored.Records.TryAddAsync(newest with { Version = 2, Action = RecordAction.Correct }, default);
        await CarryOutAsync(repair);
        var versions = await _stored.Records.HistoryAsync(repair.SubjectId, repair.TargetId, default);
        Assert.Equal((3, RecordStatus.Deleted), (versions.Count, versions[^1].Status));
    }

    [Fact]
    public async Task Nobody_is_told_that_it_is_deleted_while_it_stands()
    {
        var repair = await GrantedAsync(RepairEffect.Deleted);
        var effects = new RepairEffects(Store(), Targets(), new EndedGrounds([]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => effects.CheckAmendedAsync(repair, default));
        await effects.AmendAsync(repair, default);
        await effects.CheckAmendedAsync(repair, default);
    }

    [Fact, Trait("Article", "15")]
    public async Task Change_of_a_record_that_is_carried_out_again_is_one_entry_under_one_id()
    {
        var repair = await GrantedAsync(RepairEffect.Deleted);
        var logged = new List<LedgerEntry>();
        _ledger.Setup(ledger => ledger.AppendAsync(Capture.In(logged), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        await CarryOutAsync(repair);
        await CarryOutAsync(repair);
        Assert.Equal(2, logged.Count);
        Assert.NotNull(EntryId.MillisecondOf(Assert.Single(logged.Select(entry => entry.Id).Distinct())));
    }

    [Theory]
    [InlineData("Live", RepairStage.Received, "TargetChanged")]
    [InlineData("Deleted", RepairStage.Overtaken, "Overtaken")]
    [InlineData("Withdrawn", RepairStage.Overtaken, "Overtaken")]
    public async Task Open_repair_is_decided_on_what_then_stands_or_closes(string status, RepairStage stage, string happened)
    {
        var numbers = new RepairNumbers(Store(), _stored.Pseudonyms);
        var caseId = await OpenAsync(numbers.IdOf(_record, 1));
        var newest = (await _stored.Records.FindAsync(_subject, _record, default))!.Newest;
        await _stored.Records.TryAddAsync(newest with { Version = 2, Status = Enum.Parse<RecordStatus>(status), DecidedBy = "o1" }, default);
        var room = new RepairsOnGrounds(Store(), numbers, Targets());
        var ended = new GroundEnded(_subject, _record, GroundEnd.ObjectionUpheld, "o1");
        await room.EndedAsync(ended, _client.Object, default);
        await room.EndedAsync(ended, _client.Object, default);
        Assert.Equal(stage, (await Store().ReadAsync(caseId, default))!.Case.Stage);
        Assert.Contains(happened, (await Store().HistoryAsync(caseId, default)).Select(entry => entry.Happened.GetType().Name));
    }

    private async Task<RepairCase> GrantedAsync(RepairEffect effect)
    {
        var caseId = await OpenAsync("p" + Guid.NewGuid().ToString("N"), RecordVersions.NewRecord());
        return (await Store().ApplyAsync(caseId, (now, _) => new CaseEntry<RepairEvent>(new RepairEvent.Decided(now, new Actor("unit", "h"),
            RepairOutcome.Granted, "调取缴款凭证两份，罚款三万元全部到账；现场复查，设备已更换。", "条例第二十六条", "罚款全部缴清且违法状态已经消除，公示期限已满，可以提前结束公示。")
        {
            Opening = new RepairOpening(new DateOnly(2026, 1, 1), null, "条例", effect),
        }), null, default)).Case;
    }

    private async Task<string> OpenAsync(string caseId, string? recordId = null)
    {
        recordId ??= _record;
        await _stored.Records.TryAddAsync(RecordVersions.Penalty(_subject, recordId), default);
        Assert.NotNull(await Store().TryOpenAsync(now => new CaseEntry<RepairEvent>(new RepairEvent.Applied(now, new Actor(null, "p", _subject), caseId,
            RepairTargetKind.Record, recordId, "penalty", _subject, now, "unit", "unit") { HasEvidence = true }, "陈述"), null, default));
        return caseId;
    }

    private async Task CarryOutAsync(RepairCase repair)
    {
        var effects = new RepairEffects(Store(), Targets(), new EndedGrounds([new Listener(_ended)]));
        await effects.AmendAsync(repair, default);
        await effects.StopAsync(repair, _client.Object, default);
    }

    private RepairTargets Targets() => new([new RecordTargets(_stored.Records, new RecordDecisions(_stored.Records, _ledger.Object, _stored.Clock))]);

    private RepairStore Store() => RepairApp.StoreOf(_stored);

    private sealed class Listener(List<GroundEnded> ended) : IRestsOnGrounds
    {
        public Task EndedAsync(GroundEnded ground, DurableTaskClient client, CancellationToken cancellationToken)
        {
            ended.Add(ground);
            return Task.CompletedTask;
        }
    }
}
