using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grounds;
using CreditFunctions.Records;
using CreditFunctions.Tests.Shared;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Grounds;

/// <summary>What rests on a record that is corrected, on a real storage.</summary>
[Trait("Article", "27")]
public sealed class CorrectedRecordTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _stored = new(azurite.ConnectionString);
    private readonly string _subject = RecordVersions.NewSubject(), _record = RecordVersions.NewRecord();
    private readonly ListeningRoom _resting = new();
    private readonly DurableTaskClient _client = new Mock<DurableTaskClient>("tests").Object;

    [Theory]
    [InlineData("CF_SY", "未按规定，公示价格。", false)]
    [InlineData("CF_SY", "已按规定公示价格", true)]
    [InlineData("YZCD", "较重", true)]
    public async Task Correction_ends_what_rests_on_the_record_only_where_it_changes_what_it_rests_on(string field, string corrected, bool ends)
    {
        await AddAsync(1, RecordAction.Supply);
        await TellAsync(await AddAsync(2, RecordAction.Correct, (field, corrected)));
        Assert.Equal(ends ? [new GroundEnded(_subject, _record, GroundEnd.Corrected, "t1")] : [], _resting.Told);
    }

    [Fact]
    public async Task Correction_is_told_again_after_a_crash_though_another_came_meanwhile()
    {
        await AddAsync(1, RecordAction.Supply);
        var material = await AddAsync(2, RecordAction.Correct, ("YZCD", "较重"));
        await AddAsync(3, RecordAction.Correct, ("YZCD", "较重"), ("BZ", "补记"));
        await TellAsync(material);
        Assert.Equal([new GroundEnded(_subject, _record, GroundEnd.Corrected, "t1")], _resting.Told);
    }

    [Fact]
    public async Task Upheld_objection_ends_what_rests_on_the_record_whatever_it_corrects()
    {
        await AddAsync(1, RecordAction.Supply);
        await TellAsync(await AddAsync(2, RecordAction.Decide, ("CF_SY", "未按规定，公示价格。")));
        Assert.Equal([new GroundEnded(_subject, _record, GroundEnd.ObjectionUpheld, "t1")], _resting.Told);
    }

    [Fact]
    public async Task Correction_under_another_provider_is_another_ground()
    {
        var first = await AddAsync(1, RecordAction.Supply);
        var second = first with { Version = 2, Action = RecordAction.Correct, Provider = "11220300013600101X" };
        await _stored.Records.TryAddAsync(second, default);
        await TellAsync(second);
        Assert.Single(_resting.Told);
    }

    private async Task<RecordVersion> AddAsync(int number, RecordAction action, params (string Field, string Value)[] values)
    {
        var version = RecordVersions.Penalty(_subject, _record, number);
        var all = new Dictionary<string, string>(version.Values);
        foreach (var (field, value) in values) all[field] = value;
        version = version with { Action = action, Values = all };
        Assert.True(await _stored.Records.TryAddAsync(version, default));
        return version;
    }

    private Task TellAsync(RecordVersion version) =>
        new EndedRecords(new EndedGrounds([_resting]), _stored.Records).TellAsync([version], "t1", _client, default);

    private sealed class ListeningRoom : IRestsOnGrounds
    {
        public List<GroundEnded> Told { get; } = [];

        public Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
        {
            Told.Add(ended);
            return Task.CompletedTask;
        }
    }
}
