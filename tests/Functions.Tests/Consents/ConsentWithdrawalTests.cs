using System.Text;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Consents;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Consents;

[Trait("Article", "7")]
public sealed class ConsentWithdrawalTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ConsentApp _app = new(azurite.ConnectionString);

    [Fact]
    public async Task From_the_answer_on_nothing_that_rests_on_it_is_read_and_then_it_is_erased_in_every_version()
    {
        var (consent, receipt) = await SuppliedAsync();
        await _app.SupplyAsync(more: new() { ["HT_SM"] = "履约说明甲", ["action"] = "correct", ["reason"] = "更正说明", ["basis"] = "合同" });
        Assert.Equal(2, Assert.Single(await _app.RecordsAsync()).Newest.Version);

        await _app.WithdrawAsync(consent);
        var hidden = Assert.Single(await _app.RecordsAsync());
        Assert.True(hidden is { IsLive: false, IsConsentWithdrawn: true } && hidden.Newest.Values.Count == 0);
        Assert.Empty((await _app.Stored.Records.FindAsync(consent.SubjectId, hidden.Newest.RecordId, default))!.Newest.Values);

        await EraseAsync(consent);
        await AssertErasedAsync(consent, versions: 3, receipt);
        Assert.Equal(["withdrawn", "erased"], _app.Ledger.Entries.Where(entry => entry.Reference == consent.Id).Select(entry => entry.Detail).Skip(1));
    }

    [Fact]
    public async Task Other_records_of_the_person_stay_as_they_were()
    {
        var (consent, _) = await SuppliedAsync();
        await _app.SupplyAsync(2, more: new() { ["legalBasis"] = "《中华人民共和国反洗钱法》第二十九条" });
        await _app.WithdrawAsync(consent);
        await EraseAsync(consent);
        var stays = Assert.Single(await _app.RecordsAsync(), record => record.IsLive);
        Assert.Equal("合同2号", stays.Newest.DocumentNumber);
        Assert.NotEmpty(stays.Newest.Values);
    }

    [Fact]
    public async Task After_it_the_provider_cannot_supply_again_until_there_is_a_new_consent()
    {
        var (consent, _) = await SuppliedAsync();
        await _app.WithdrawAsync(consent);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Refused);
        await EraseAsync(consent);
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Refused);
        var again = await _app.GiveAsync();
        Assert.Equal(1, (await _app.SupplyAsync()).Tally.Accepted);
        var record = Assert.Single(await _app.RecordsAsync());
        Assert.True(record.IsLive && record.Newest.ConsentId == again.Id && record.Newest.Version == 3);
        await EraseAsync(consent);
        Assert.True(Assert.Single(await _app.RecordsAsync()).IsLive);
    }

    [Fact]
    public async Task What_an_ingestion_writes_after_the_withdrawal_is_in_no_view_and_is_erased_the_second_time()
    {
        var (consent, _) = await SuppliedAsync();
        var written = Assert.Single(await _app.RecordsAsync()).Newest;
        await _app.WithdrawAsync(consent);
        await EraseAsync(consent);
        // The step had found the consent live before.
        await _app.Stored.Records.TryAddAsync(written with { RecordId = "rlate", Version = 1 }, default);
        Assert.DoesNotContain(await _app.RecordsAsync(), record => record.IsLive);
        await EraseAsync(consent);
        Assert.All(await _app.Stored.Records.HistoryAsync(consent.SubjectId, "rlate", default), version => Assert.Empty(version.Values));
        Assert.Equal(RecordStatus.Erased, (await _app.Stored.Records.FindAsync(consent.SubjectId, "rlate", default))!.Newest.Status);
    }

    [Fact]
    public async Task A_row_that_is_held_for_a_person_is_emptied_and_kept_out()
    {
        var (consent, _) = await SuppliedAsync();
        var draft = Assert.Single(await _app.RecordsAsync()).Newest;
        var row = new HeldRow("b" + Guid.NewGuid().ToString("N"), 4, _app.Provider, _app.Provider, "decided", draft, _app.Stored.Clock.GetUtcNow());
        await _app.Submissions.Held.AddAsync(row, default);
        await _app.WithdrawAsync(consent);
        await EraseAsync(consent);
        var held = (await _app.Submissions.Held.FindAsync(row.ReceiptId, 4, default))!.Row;
        Assert.Empty(held.Draft.Values);
        Assert.True(held is { IsDone: true, Decision.Outcome: HeldOutcome.Rejected });
    }

    [Fact]
    public async Task Whatever_storage_call_fails_the_withdrawal_is_finished_by_asking_again()
    {
        for (var failing = 0; ; failing++)
        {
            var app = new ConsentApp(azurite.ConnectionString);
            var consent = await app.GiveAsync();
            await app.SupplyAsync();
            var failed = await FailsAsync(app, failing, () => app.WithdrawAsync(consent));
            if (failed) await app.WithdrawAsync((await app.Store.FindAsync(consent.SubjectId, consent.Id, default))!);
            Assert.DoesNotContain(await app.RecordsAsync(), record => record.IsLive);
            Assert.Contains(await app.Store.ErasuresAsync(default), listed => listed.Id == consent.Id);
            if (!failed)
            {
                Assert.True(failing >= 3, "fewer calls than steps");
                return;
            }
        }
    }

    [Fact]
    public async Task Whatever_storage_call_fails_the_erasure_is_finished_by_running_again()
    {
        for (var failing = 0; ; failing++)
        {
            var app = new ConsentApp(azurite.ConnectionString);
            var consent = await app.GiveAsync();
            var receipt = await app.SupplyAsync();
            await app.WithdrawAsync(consent);
            var failed = await FailsAsync(app, failing, () => app.Erasure.RunAsync(consent.SubjectId, consent.Id, _app.Client.Object, default));
            Assert.DoesNotContain(await app.RecordsAsync(), record => record.IsLive);
            if (failed) await app.Erasure.RunAsync(consent.SubjectId, consent.Id, _app.Client.Object, default);
            await AssertErasedAsync(consent, versions: 2, receipt, app);
            if (!failed)
            {
                Assert.True(failing >= 6, "fewer calls than steps");
                return;
            }
        }
    }

    [Fact]
    public async Task A_withdrawal_whose_ledger_fails_is_not_answered_and_stops_the_use_all_the_same()
    {
        var (consent, _) = await SuppliedAsync();
        _app.Ledger.Fails = true;
        Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => _app.WithdrawAsync(consent))).Problem.Code);
        Assert.DoesNotContain(await _app.RecordsAsync(), record => record.IsLive);
        _app.Ledger.Fails = false;
        Assert.NotNull((await _app.WithdrawAsync(consent)).Terms.WithdrawnAt);
        Assert.Contains(_app.Ledger.Entries, entry => entry is { Detail: "withdrawn" } && entry.Reference == consent.Id);
    }

    [Fact]
    public async Task After_the_answer_no_read_shows_it_however_many_read()
    {
        var (consent, _) = await SuppliedAsync();
        var (withdrawn, seen) = (false, 0);
        var readers = Enumerable.Range(0, 6).Select(async _ =>
        {
            for (var after = 0; after < 3;)
            {
                var begunAfter = Volatile.Read(ref withdrawn);
                var isLive = (await _app.RecordsAsync()).Any(record => record.IsLive);
                if (isLive) Interlocked.Increment(ref seen);
                Assert.False(begunAfter && isLive, "a read that began after the withdrawal's answer showed the record");
                if (begunAfter) after++;
            }
        }).ToList();
        while (Volatile.Read(ref seen) < 6) await Task.Delay(5);
        await _app.WithdrawAsync(consent);
        Volatile.Write(ref withdrawn, true);
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_withdrawal_whose_start_was_lost_is_begun_by_the_sweep_and_one_that_ended_leaves_the_list()
    {
        var (consent, _) = await SuppliedAsync();
        _app.Client.Setup(client => client.GetInstanceAsync(It.IsAny<string>(), false, default)).ThrowsAsync(new IOException("down"));
        await _app.WithdrawAsync(consent);
        _app.Client.Reset();
        var sweep = new SweepWithdrawals(_app.Store, new ErasureStarter(Microsoft.Extensions.Logging.Abstractions.NullLogger<ErasureStarter>.Instance), _app.Stored.Clock);
        await sweep.RunAsync(new TimerInfo(), _app.Client.Object, default);
        _app.Client.Verify(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), new ErasureInput(consent.SubjectId, consent.Id, 1),
            It.IsAny<StartOrchestrationOptions>(), default), Times.Once());

        await _app.Activities.CloseAsync(new ErasureInput(consent.SubjectId, consent.Id), default);
        Assert.NotNull((await _app.Store.FindAsync(consent.SubjectId, consent.Id, default))!.ErasedAt);
        Assert.DoesNotContain(await _app.Store.ErasuresAsync(default), listed => listed.Id == consent.Id);
    }

    [Fact]
    public async Task The_erasure_runs_twice_an_hour_apart_and_then_closes()
    {
        var (calls, context) = (new List<string>(), new Mock<TaskOrchestrationContext>());
        context.Setup(one => one.GetInput<ErasureInput>()).Returns(new ErasureInput("s1", "k1"));
        context.Setup(one => one.CallActivityAsync(It.IsAny<TaskName>(), new ErasureInput("s1", "k1", 1), It.IsAny<TaskOptions?>()))
            .Callback((TaskName name, object? _, TaskOptions? _) => calls.Add(name)).Returns(Task.CompletedTask);
        context.Setup(one => one.CreateTimer(It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>())).Callback((TimeSpan wait, CancellationToken _) => calls.Add($"{wait}"))
            .Returns(Task.CompletedTask);
        await new EraseConsentedOrchestrator().RunAsync(context.Object);
        Assert.Equal([ErasureActivities.Erase, "01:00:00", ErasureActivities.Erase, ErasureActivities.Close], calls);
    }

    private async Task<(StoredConsent Consent, SubmissionReceipt Receipt)> SuppliedAsync()
    {
        var consent = await _app.GiveAsync();
        var receipt = await _app.SupplyAsync();
        Assert.Equal(1, receipt.Tally.Accepted);
        return (consent, receipt);
    }

    private Task EraseAsync(StoredConsent consent) => _app.Activities.EraseAsync(new ErasureInput(consent.SubjectId, consent.Id), _app.Client.Object, default);

    private static async Task<bool> FailsAsync(ConsentApp app, int failing, Func<Task> run)
    {
        var first = app.Stored.Faults.Calls;
        app.Stored.Faults.Fail = _ => app.Stored.Faults.Calls - first == failing + 1;
        try
        {
            await run();
            return false;
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            return true;
        }
        finally
        {
            app.Stored.Faults.Fail = _ => false;
        }
    }

    private async Task AssertErasedAsync(StoredConsent consent, int versions, SubmissionReceipt receipt, ConsentApp? app = null)
    {
        app ??= _app;
        var record = Assert.Single(await app.RecordsAsync());
        Assert.Equal((RecordStatus.Erased, versions), (record.Newest.Status, record.Newest.Version));
        var history = await app.Stored.Records.HistoryAsync(consent.SubjectId, record.Newest.RecordId, default);
        Assert.Equal(ConsentErasure.Basis, history[^1].Basis);
        Assert.All(history, version => Assert.True(version.IsErased && version.Values.Count == 0 && version.DocumentNumber.Length == 0 && version.Reason is null));
        await foreach (var row in (await app.Stored.Account.TableAsync(RecordStore.Table)).QueryAsync<TableEntity>($"PartitionKey eq '{consent.SubjectId}'"))
        {
            Assert.DoesNotContain(((IDictionary<string, object>)row).Values.OfType<string>(), text => text.Contains("合同", StringComparison.Ordinal));
        }

        await Assert.ThrowsAsync<RequestFailedException>(() => app.Stored.Blobs.ReadAsync(SubmissionIntake.Container, receipt.Blob, default));
    }
}
