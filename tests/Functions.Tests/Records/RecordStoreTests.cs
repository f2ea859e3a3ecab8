using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Records;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Records;

public sealed class RecordStoreTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly RecordStore _records = new StoredApp(azurite.ConnectionString).Records;
    private readonly string _subject = RecordVersions.NewSubject(), _record = RecordVersions.NewRecord();

    [Fact]
    public async Task The_newest_version_is_the_record_and_old_ones_stay_readable()
    {
        for (var version = 1; version <= 3; version++)
        {
            Assert.True(await _records.TryAddAsync(RecordVersions.Penalty(_subject, _record, version, $"事实{version}"), default));
        }

        Assert.Equal("事实3", Assert.Single(await _records.ReadAsync(_subject, default)).Newest.Values["CF_SY"]);
        Assert.Equal(["事实1", "事实2", "事实3"],
            (await _records.HistoryAsync(_subject, _record, default)).Select(version => version.Values["CF_SY"]));
    }

    [Fact]
    public async Task Everything_of_a_version_comes_back()
    {
        var stored = RecordVersions.Penalty(_subject, _record) with
        {
            Status = RecordStatus.Withdrawn, Action = RecordAction.Withdraw, Reason = "复议撤销", Basis = "行政复议法第六十八条", Annotation = "已撤销",
            DecidedBy = "o1", ReceiptId = "receipt", Row = 7,
        };
        await _records.TryAddAsync(stored, default);
        var read = (await _records.FindAsync(_subject, _record, default))!.Newest;
        Assert.Equal(stored.Values, read.Values);
        Assert.Equal(stored with { Values = read.Values }, read);
    }

    [Fact]
    public async Task Of_two_writers_of_one_version_one_wins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer =>
            _records.TryAddAsync(RecordVersions.Penalty(_subject, _record, 1, $"写入者{writer}"), default)));
        Assert.Single(won, true);
    }

    [Fact]
    public async Task Versions_of_one_transaction_come_all_or_none()
    {
        await _records.TryAddAsync(RecordVersions.Penalty(_subject, _record), default);
        Assert.False(await _records.TryAddAsync(
            [RecordVersions.Penalty(_subject, RecordVersions.NewRecord()), RecordVersions.Penalty(_subject, _record)], default));
        Assert.Single(await _records.ReadAsync(_subject, default));
    }

    [Fact, Trait("Article", "25")]
    public async Task A_record_is_under_objection_until_the_last_objection_is_decided()
    {
        await _records.TryAddAsync(RecordVersions.Penalty(_subject, _record), default);
        await _records.MarkObjectionAsync(_subject, _record, "o1", default);
        await _records.MarkObjectionAsync(_subject, _record, "o1", default);
        await _records.MarkObjectionAsync(_subject, _record, "o2", default);
        await _records.UnmarkObjectionAsync(_subject, _record, "o1", default);
        Assert.True((await _records.FindAsync(_subject, _record, default))!.UnderObjection);
        await _records.UnmarkObjectionAsync(_subject, _record, "o2", default);
        await _records.UnmarkObjectionAsync(_subject, _record, "o2", default);
        Assert.False((await _records.FindAsync(_subject, _record, default))!.UnderObjection);
    }

    [Fact]
    public async Task A_mark_alone_is_no_record()
    {
        await _records.MarkObjectionAsync(_subject, _record, "o1", default);
        Assert.Empty(await _records.ReadAsync(_subject, default));
    }

    [Fact]
    public async Task One_subjects_records_are_not_anothers()
    {
        await _records.TryAddAsync(RecordVersions.Penalty(_subject, _record), default);
        Assert.Null(await _records.FindAsync(RecordVersions.NewSubject(), _record, default));
    }

    [Fact]
    public void The_same_identity_is_the_same_record_and_any_part_makes_another()
    {
        string[] ids = [
            _records.IdOf("b", "penalty", "1号", "s", null), _records.IdOf("c", "penalty", "1号", "s", null), _records.IdOf("b", "licence", "1号", "s", null),
            _records.IdOf("b", "penalty", "2号", "s", null), _records.IdOf("b", "penalty", "1号", "t", null), _records.IdOf("b", "penalty", "1号", "s", "证1")];
        Assert.Equal(6, ids.Distinct().Count());
        Assert.Equal(ids[0], _records.IdOf("b", "penalty", "1号", "s", null));
    }

    [Fact, Trait("Article", "28")]
    public async Task No_name_or_number_stands_in_the_table()
    {
        await _records.TryAddAsync(RecordVersions.Penalty(_subject, _record) with { Reason = "张三申请" }, default);
        var rows = new List<TableEntity>();
        await foreach (var row in (await new StoredApp(azurite.ConnectionString).Account.TableAsync("Records"))
            .QueryAsync<TableEntity>(row => row.PartitionKey == _subject)) rows.Add(row);
        var stored = JsonSerializer.Serialize(rows, CreditFunctions.Problems.JsonContract.Options);
        Assert.Contains("penalty", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("220302199001011234", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("甲公司", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", stored, StringComparison.Ordinal);
    }
}
