using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Submissions;

[Trait("Article", "8")]
public sealed class IngestionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static int s_seed;
    private readonly SubmissionApp _app = new(new StoredApp(azurite.ConnectionString));
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed) + Environment.ProcessId);

    [Fact]
    public async Task Good_rows_become_records_and_bad_ones_findings()
    {
        var company = _rows.Company();
        var bad = _rows.Row(2, company);
        bad["CF_CFLB"] = "罚金";
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, company), bad, _rows.Row(3, company)));
        Assert.Equal((ReceiptState.Done, 3, 3), (receipt.State, receipt.RowsDone, receipt.Shape.Rows));
        Assert.Equal(new Tally { Accepted = 2, Refused = 1 }, receipt.Tally);
        Assert.Equal(["2 CF_CFLB code-list"], await _app.FoundAsync(receipt));
        var records = await _app.RecordsOfAsync(company);
        Assert.Equal(2, records.Count);
        Assert.All(records, record => Assert.Equal((receipt.ReceiptId, _rows.Unit, RecordStatus.Live),
            (record.Newest.ReceiptId, record.Newest.Provider, record.Newest.Status)));
    }

    [Fact]
    public async Task The_same_batch_again_has_the_same_receipt_and_changes_nothing()
    {
        var company = _rows.Company();
        var csv = PenaltyRows.Csv(_rows.Row(1, company));
        var first = await _app.SubmitAsync(_rows.Unit, csv, "周报-1");
        var again = await _app.SubmitAsync(_rows.Unit, csv, "周报-1");
        Assert.Equivalent(first, again);
        Assert.Single(await _app.RecordsOfAsync(company));
        Assert.DoesNotContain(await _app.Receipts.OpenAsync(default), open => open.ReceiptId == first.ReceiptId);
    }

    [Fact]
    public async Task The_same_batch_id_with_other_bytes_is_a_conflict()
    {
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, _rows.Company())), "周报-1");
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(2, _rows.Company())), "周报-1"));
        Assert.Equal(("batch-conflict", 409), (refused.Problem.Code, refused.Problem.Status));
    }

    [Fact]
    public async Task Two_senders_of_one_batch_at_the_same_time_share_one_receipt()
    {
        var csv = PenaltyRows.Csv(_rows.Row(1, _rows.Company()));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _app.AcceptAsync(_rows.Unit, csv, "并发")));
        Assert.Single(receipts.Select(receipt => receipt.ReceiptId).Distinct());
        Assert.Single(receipts.Select(receipt => receipt.Blob).Distinct());
    }

    [Fact]
    public async Task A_malformed_file_leaves_no_receipt()
    {
        await Assert.ThrowsAsync<ProblemException>(() => _app.AcceptAsync(_rows.Unit, "CF_WSH,CF_NR\n1\n", "坏"));
        var good = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, _rows.Company())), "坏");
        Assert.Equal(1, good.Tally.Accepted);
    }

    [Fact]
    public async Task Supplied_again_in_another_batch_it_is_unchanged()
    {
        var row = _rows.Row(1, _rows.Company());
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "一");
        var again = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "二");
        Assert.Equal(new Tally { Unchanged = 1 }, again.Tally);
    }

    [Fact]
    public async Task Other_content_needs_a_correction_which_then_is_a_new_version()
    {
        var company = _rows.Company();
        var (row, other) = (_rows.Row(1, company), _rows.Row(1, company, "销售变质食品"));
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "一");
        var refused = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(other), "二");
        Assert.Equal(["1 reason required", "1 basis required"], await _app.FoundAsync(refused));

        (other["action"], other["reason"], other["basis"]) = ("更正", "事实录入有误", "原决定书第二页");
        var corrected = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(other), "三");
        Assert.Equal(new Tally { Corrected = 1 }, corrected.Tally);
        var record = Assert.Single(await _app.RecordsOfAsync(company)).Newest;
        Assert.Equal((2, "销售变质食品", RecordAction.Correct, "事实录入有误"), (record.Version, record.Values["CF_SY"], record.Action, record.Reason));

        var back = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "四");
        Assert.Equal(new Tally { Held = 1 }, back.Tally);
        Assert.Equal(["1 CF_WSH reinsertion-held"], await _app.FoundAsync(back));
        var held = Assert.Single((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows);
        Assert.Equal((back.ReceiptId, 1, "reinsertion"), (held.ReceiptId, held.Row, held.Why));
    }

    [Fact]
    public async Task A_withdrawal_is_a_tombstone_and_what_was_withdrawn_does_not_come_back_by_itself()
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company);
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "一");
        var withdrawal = new Dictionary<string, string>(row) { ["操作"] = "撤回", ["操作理由"] = "复议撤销", ["操作依据"] = "四政复决字〔2026〕1号" };
        foreach (var field in new[] { "CF_SY", "CF_NR", "CF_JDRQ", "CF_XDR_MC" }) withdrawal.Remove(field);
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(withdrawal), "二");
        Assert.Equal(new Tally { Withdrawn = 1 }, receipt.Tally);
        var record = Assert.Single(await _app.RecordsOfAsync(company));
        Assert.Equal((RecordStatus.Withdrawn, "四政复决字〔2026〕1号", false), (record.Newest.Status, record.Newest.Basis, record.IsLive));
        Assert.Equal("销售过期食品", record.Newest.Values["CF_SY"]);
        Assert.Equal(new Tally { Held = 1 }, (await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "三")).Tally);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("correct")]
    public async Task What_is_not_there_can_be_neither_corrected_nor_withdrawn(string action)
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company);
        (row["action"], row["reason"], row["basis"]) = (action, "理由", "依据");
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row));
        Assert.Equal(["1 CF_WSH required"], await _app.FoundAsync(receipt));
        Assert.Empty(await _app.RecordsOfAsync(company));
    }

    [Fact, Trait("Article", "25")]
    public async Task What_an_objection_decided_is_held_and_not_overwritten()
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company);
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row), "一");
        var first = Assert.Single(await _app.RecordsOfAsync(company)).Newest;
        await _app.Stored.Records.TryAddAsync(first with
        {
            Version = 2, Action = RecordAction.Decide, DecidedBy = "o1", ReceiptId = null, Row = 0, ContentHash = "decided",
        }, default);
        var again = _rows.Row(1, company, "又一事实");
        (again["action"], again["reason"], again["basis"]) = ("correct", "理由", "依据");
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(again), "二");
        Assert.Equal(["1 CF_WSH reinsertion-held"], await _app.FoundAsync(receipt));
        Assert.Equal(2, Assert.Single(await _app.RecordsOfAsync(company)).Newest.Version);
        Assert.Equal("decided", Assert.Single((await _app.Held.ListAsync(_rows.Unit, true, null, 10, default)).Rows).Why);
    }

    [Fact]
    public async Task A_record_on_the_wrong_subject_is_moved_and_both_are_told()
    {
        var (wrong, right) = (_rows.Company(), _rows.Company());
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, wrong)), "一");
        var move = _rows.Row(1, right);
        (move["action"], move["reason"], move["basis"], move["原主体代码"]) = ("correct", "主体录错", "原决定书", wrong);
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(move), "二");
        Assert.Equal(new Tally { Moved = 1 }, receipt.Tally);
        Assert.Equal(RecordStatus.Moved, Assert.Single(await _app.RecordsOfAsync(wrong)).Newest.Status);
        Assert.True(Assert.Single(await _app.RecordsOfAsync(right)).IsLive);
        Assert.Equal(["moved-away"], await _app.ToldAsync(wrong));
        Assert.Equal(["moved-here"], await _app.ToldAsync(right));
        Assert.Equal(new Tally { Held = 1 }, (await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, wrong)), "三")).Tally);
    }

    [Fact]
    public async Task A_move_from_where_it_is_not_is_refused()
    {
        var (wrong, right) = (_rows.Company(), _rows.Company());
        var move = _rows.Row(1, right);
        (move["action"], move["reason"], move["basis"], move["formerSubject"]) = ("correct", "主体录错", "原决定书", wrong);
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(move));
        Assert.Equal(["1 formerSubject required"], await _app.FoundAsync(receipt));
        Assert.Empty(await _app.RecordsOfAsync(right));
    }

    [Fact]
    public async Task A_duplicate_is_found_within_a_step_and_its_first_row_stays()
    {
        var company = _rows.Company();
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, company), _rows.Row(2, company), _rows.Row(1, company)));
        Assert.Equal(["3 CF_WSH duplicate-in-batch"], await _app.FoundAsync(receipt));
        Assert.Equal(2, (await _app.RecordsOfAsync(company)).Count);
    }

    [Fact]
    public async Task A_duplicate_is_found_across_steps_even_after_a_crash()
    {
        var company = _rows.Company();
        var many = Enumerable.Range(1, 2000).Select(number => _rows.Row(number, company)).ToList();
        var receipt = await _app.AcceptAsync(_rows.Unit, PenaltyRows.Csv([.. many, _rows.Row(7, company)]));
        Assert.False(await _app.Step.RunAsync(receipt.ReceiptId, SubmissionApp.NoClient, default));
        _app.Restart();
        receipt = await _app.IngestAsync(receipt.ReceiptId);
        Assert.Equal(new Tally { Accepted = 2000, Refused = 1 }, receipt.Tally);
        Assert.Equal(["2001 CF_WSH duplicate-in-batch"], await _app.FoundAsync(receipt));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        var (known, fresh) = (_rows.Company(), _rows.Company());
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, known)), "一");
        var bad = _rows.Row(3, fresh);
        bad["CF_JDRQ"] = "2027-01-01";
        var csv = PenaltyRows.Csv(_rows.Row(1, known, "别的事实"), _rows.Row(2, fresh), bad);
        var receipt = await _app.SubmitAsync(_rows.Unit, csv, "二", dryRun: true);
        Assert.Equal(new Tally { Accepted = 1, Refused = 2 }, receipt.Tally);
        Assert.Equal(["1 reason required", "1 basis required", "3 CF_JDRQ future-date"], await _app.FoundAsync(receipt));
        Assert.Empty(await _app.RecordsOfAsync(fresh));
        Assert.Equal(receipt.Tally, (await _app.SubmitAsync(_rows.Unit, csv, "二")).Tally);
    }

    [Fact]
    public async Task A_code_known_under_another_name_is_taken_with_a_warning()
    {
        var company = _rows.Company();
        await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(_rows.Row(1, company)), "一");
        var renamed = _rows.Row(2, company);
        renamed["CF_XDR_MC"] = "四平另一家有限公司";
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(renamed), "二");
        Assert.Equal(new Tally { Accepted = 1, Warnings = 1 }, receipt.Tally);
        Assert.Equal(["1 CF_XDR_MC name-mismatch"], await _app.FoundAsync(receipt));
    }

    [Fact]
    public async Task Unknown_columns_are_told_once_for_the_header()
    {
        var row = _rows.Row(1, _rows.Company());
        row["内部编号"] = "7";
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row));
        Assert.Equal(new Tally { Accepted = 1, Warnings = 1 }, receipt.Tally);
        Assert.Equal(["0 内部编号 unknown-column"], await _app.FoundAsync(receipt));
    }

    [Fact]
    public async Task The_longest_texts_that_the_item_allows_are_kept()
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company, new string('事', 4000));
        (row["CF_NR"], row["CF_YJ"], row["CF_WFXW"], row["BZ"]) = (new string('内', 4000), new string('据', 2000), new string('类', 2000), new string('注', 2000));
        var receipt = await _app.SubmitAsync(_rows.Unit, PenaltyRows.Csv(row));
        Assert.Equal(1, receipt.Tally.Accepted);
        Assert.Equal(row["CF_NR"], Assert.Single(await _app.RecordsOfAsync(company)).Newest.Values["CF_NR"]);
    }
}
