using System.Net;
using System.Text;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Records;

namespace CreditFunctions.Functions.Tests.Objections;

[Trait("Article", "25")]
public sealed class ObjectionHandlingTests(RunningApp running) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private ObjectionApp _app = null!;

    public async Task InitializeAsync() => _app = await ObjectionApp.StartAsync(running.Process, running.Stored);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Verifier_gets_statement_and_evidence_verbatim_and_the_decider_its_opinion()
    {
        var evidence = Encoding.UTF8.GetBytes("银行回单：二〇二六年九月十日，两万元");
        var id = await _app.FileAsync(evidence: new[] { new { name = "回单.txt", contentType = "text/plain", content = Convert.ToBase64String(evidence) } });
        var verifier = await _app.TokenAsync("handler", _app.Verifier);
        ProblemAssert.Is(await _app.GetAsync($"objections/{id}", verifier), HttpStatusCode.NotFound, "objection-not-found");

        var asked = await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/verification-request", _app.Handler, new { unit = _app.Verifier, workingDays = 3 }));
        Assert.Equal("verifying", (string)asked["state"]!);
        var filed = (await _app.ReadAsync(id, verifier))["events"]![0]!;
        Assert.Equal(ObjectionApp.Statement, (string)filed["text"]!);
        var piece = filed["evidence"]![0]!;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(evidence)), (string)piece["sha256"]!);
        using var download = await running.Process.SendAsync(HttpMethod.Get, $"api/v1/objections/{id}/evidence/{piece["id"]}", verifier);
        Assert.Equal(evidence, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", download.Content.Headers.ContentDisposition!.DispositionType);
        ProblemAssert.Is(await _app.GetAsync($"objections/{id}/evidence/enone", verifier), HttpStatusCode.NotFound, "evidence-not-found");

        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", verifier, ObjectionApp.Decision(more: "一")), HttpStatusCode.Forbidden, "not-deciding-body");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/verification", _app.Handler, new { text = "意见" }), HttpStatusCode.Forbidden, "not-verifying-body");
        await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/verification", verifier, new { text = "经查缴款系统，仅到账一万元。" }));
        ProblemAssert.Is(await _app.PostAsync($"/{id}/verification", verifier, new { text = "再次" }), HttpStatusCode.Conflict, "already-verified");
        Assert.Equal("经查缴款系统，仅到账一万元。", (string)(await _app.ReadAsync(id, _app.Handler))["events"]!.AsArray()
            .Single(entry => (string)entry!["event"]! == "verification-given")!["text"]!);

        await _app.QuietAsync();
        Assert.Contains("verification-requested", await _app.KindsAsync(verifier, unit: true));
        Assert.Contains("verification-given", await _app.KindsAsync(_app.Handler, unit: true));
    }

    [Fact]
    public async Task Supplement_and_transfer_leave_the_deadline_where_it_was()
    {
        var id = await _app.FileAsync();
        var deadline = (string)(await _app.ReadAsync(id))["deadline"]!["lastDay"]!;
        var asked = await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/supplement-request", _app.Handler, new { text = "请提供缴款回单原件。" }));
        Assert.Equal("supplement-asked", (string)asked["state"]!);
        ProblemAssert.Is(await _app.PostAsync($"/{id}/supplement-request", _app.Handler, new { text = "再补" }), HttpStatusCode.Conflict, "supplement-already-asked");
        var given = await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/supplement", _app.Applicant, new { text = "回单原件见附件。" }));
        Assert.Equal(("received", deadline), ((string)given["state"]!, (string)given["deadline"]!["lastDay"]!));

        ProblemAssert.Is(await _app.PostAsync($"/{id}/transfer", _app.Handler, new { unit = "911", reason = "管理权限" }), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/transfer", _app.Handler, new { unit = _app.Provider, reason = "管理权限" }), HttpStatusCode.BadRequest, "transfer-to-self");
        var moved = await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/transfer", _app.Handler, new { unit = _app.Verifier, reason = "该处罚由其作出" }));
        Assert.Equal((_app.Verifier, deadline), ((string)moved["decidingBody"]!, (string)moved["deadline"]!["lastDay"]!));
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "二")), HttpStatusCode.Forbidden, "not-deciding-body");

        var newHandler = await _app.TokenAsync("handler", _app.Verifier);
        var queue = await ObjectionApp.OkAsync(_app.GetAsync("objections", newHandler));
        Assert.Equal(id, (string)Assert.Single(queue["objections"]!.AsArray())!["objectionId"]!);
        await _app.QuietAsync();
        Assert.Equal(["accepted", "supplement-requested", "transferred"], await _app.KindsAsync(_app.Applicant, unit: false));
        Assert.Contains("assigned", await _app.KindsAsync(newHandler, unit: true));
    }

    [Fact]
    public async Task Result_that_goes_to_the_inbox_cannot_be_said_to_be_delivered_by_a_body()
    {
        var id = await _app.FileAsync();
        await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "九")));
        // Whichever comes first, the orchestration or this: the inbox gets it.
        var answer = await _app.PostAsync($"/{id}/delivery", _app.Handler, new { way = "window", proof = "x" });
        Assert.Contains((string)answer.Body!["code"]!, new[] { "delivery-not-asked", "already-told" });
        await _app.QuietAsync();
        Assert.Contains("result", await _app.KindsAsync(_app.Applicant, unit: false));
    }

    [Fact]
    public async Task Case_transferred_to_a_body_that_is_not_there_is_taken_back_or_sent_on_by_the_authority()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await ObjectionApp.OkAsync(app.PostAsync($"/{id}/transfer", app.Handler, new { unit = ObjectionApp.Code("11"), reason = "该处罚由其作出" }));
        // Still in its queue.
        Assert.Equal(id, (string)Assert.Single((await ObjectionApp.OkAsync(app.GetAsync("objections", app.Handler)))["objections"]!.AsArray())!["objectionId"]!);
        var back = await ObjectionApp.OkAsync(app.PostAsync($"/{id}/transfer", app.Handler, new { unit = app.Provider, reason = "单位代码填写有误" }));
        Assert.Equal(app.Provider, (string)back["decidingBody"]!);

        await ObjectionApp.OkAsync(app.PostAsync($"/{id}/transfer", app.Handler, new { unit = ObjectionApp.Code("11"), reason = "该处罚由其作出" }));
        var elsewhere = await app.TokenAsync("authority", ObjectionApp.Code("11"));
        ProblemAssert.Is(await app.PostAsync($"/{id}/transfer", elsewhere, new { unit = app.Verifier, reason = "已撤销" }), HttpStatusCode.Forbidden, "not-deciding-body");
        var authority = await app.TokenAsync("authority", ObjectionHost.Authority);
        var sent = await ObjectionApp.OkAsync(app.PostAsync($"/{id}/transfer", authority, new { unit = app.Verifier, reason = "所移送单位已撤销" }));
        Assert.Equal(app.Verifier, (string)sent["decidingBody"]!);
    }

    [Fact]
    public async Task Upheld_correction_becomes_a_decided_version_and_every_recipient_is_told()
    {
        var querier = ObjectionApp.Code("11");
        var query = await ObjectionApp.OkAsync(_app.GetAsync($"subjects/{_app.SubjectId}/records?purpose=1&matter=M1", await _app.TokenAsync("querier", querier)));
        Assert.Single(query["records"]!.AsArray());

        var id = await _app.FileAsync();
        await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/decision", _app.Handler,
            ObjectionApp.Decision("corrected", new Dictionary<string, string> { ["CF_JDRQ"] = "2026/9/2" }, more: "三")));
        await _app.QuietAsync();

        var newest = (await running.Stored.Records.FindAsync(_app.SubjectId, _app.RecordId, default))!;
        Assert.Equal(("2026-09-02", id, RecordAction.Decide, 2), (newest.Newest.Values["CF_JDRQ"], newest.Newest.DecidedBy, newest.Newest.Action, newest.Newest.Version));
        Assert.False(newest.UnderObjection);
        Assert.Equal(new ContentHash(running.Stored.Pseudonyms).Of(newest.Newest.Values), newest.Newest.ContentHash);
        Assert.Equal(["record-amended"], await _app.KindsAsync(await _app.TokenAsync("querier", querier), unit: true));
        Assert.Equal("told", await _app.StateAsync(id));
    }

    [Fact]
    public async Task Deleted_record_is_in_no_view_and_an_annotated_one_carries_the_note()
    {
        var deleted = await _app.FileAsync();
        await ObjectionApp.OkAsync(_app.PostAsync($"/{deleted}/decision", _app.Handler, ObjectionApp.Decision("deleted", more: "四")));
        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        var annotated = await other.FileAsync();
        await ObjectionApp.OkAsync(other.PostAsync($"/{annotated}/decision", other.Handler, ObjectionApp.Decision("annotated", annotation: "罚款已缴清", more: "五")));
        await _app.QuietAsync();

        Assert.Empty((await _app.GetAsync("me/records", _app.Applicant)).Body!["records"]!.AsArray());
        Assert.Equal(RecordStatus.Deleted, (await running.Stored.Records.FindAsync(_app.SubjectId, _app.RecordId, default))!.Newest.Status);
        Assert.Equal("罚款已缴清", (string)(await other.GetAsync("me/records", other.Applicant)).Body!["records"]![0]!["annotation"]!);
    }

    [Fact]
    public async Task Withdrawal_takes_the_mark_off_and_ends_the_case()
    {
        var id = await _app.FileAsync();
        Assert.True(await _app.IsMarkedAsync());
        await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/withdrawal", _app.Applicant, new { }));
        await _app.QuietAsync();
        Assert.False(await _app.IsMarkedAsync());
        Assert.Equal("withdrawn", await _app.StateAsync(id));
        Assert.Empty((await _app.GetAsync("objections", _app.Handler)).Body!["objections"]!.AsArray());
        Assert.Equal(id, (string)Assert.Single((await _app.GetAsync("objections?state=closed", _app.Handler)).Body!["objections"]!.AsArray())!["objectionId"]!);
        Assert.Equal(id, (string)Assert.Single((await _app.GetAsync("objections", _app.Applicant)).Body!["objections"]!.AsArray())!["objectionId"]!);
    }

    [Fact]
    public async Task Result_asked_for_by_post_is_told_when_the_clerk_records_its_proof()
    {
        var (_, filed) = await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = ObjectionApp.Statement, delivery = "post" });
        var id = (string)filed!["objectionId"]!;
        await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "六")));
        await _app.QuietAsync();
        Assert.Equal("decided", await _app.StateAsync(id));
        Assert.Contains("delivery-asked", await _app.KindsAsync(_app.Handler, unit: true));

        var clerk = await _app.TokenAsync("clerk", _app.Provider);
        ProblemAssert.Is(await _app.PostAsync($"/{id}/delivery", clerk, new { way = "inbox", proof = "" }), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/delivery", clerk, new { way = "window", proof = "签收单" }), HttpStatusCode.BadRequest, "delivery-not-asked");
        var told = await ObjectionApp.OkAsync(_app.PostAsync($"/{id}/delivery", clerk, new { way = "post", proof = "EMS 1234567890" }));
        Assert.Equal(("told", "EMS 1234567890"), ((string)told["state"]!, (string)told["proof"]!));
        ProblemAssert.Is(await _app.PostAsync($"/{id}/delivery", clerk, new { way = "post", proof = "EMS 2" }), HttpStatusCode.Conflict, "already-told");
    }

    [Fact]
    public async Task Paper_received_at_a_window_starts_the_clock_when_it_was_received()
    {
        var window = ObjectionApp.Code("11");
        var clerk = await _app.TokenAsync("clerk", window);
        var (status, filed) = await _app.PostAsync("", clerk, new
        {
            recordId = _app.RecordId, subjectId = _app.SubjectId, statement = ObjectionApp.Statement, receivedAt = "2026-09-21T15:00:00+08:00", delivery = "window",
        });
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(("2026-10-12", window, _app.Provider), ((string)filed!["deadline"]!["lastDay"]!, (string)filed["receivingBody"]!, (string)filed["decidingBody"]!));

        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        ProblemAssert.Is(await other.PostAsync("", clerk, new { recordId = other.RecordId, subjectId = other.SubjectId, statement = "陈述", receivedAt = "2030-01-01T00:00:00+08:00" }),
            HttpStatusCode.BadRequest, "received-in-future");
        foreach (var mistyped in new[] { "2016-09-21T15:00:00+08:00", "1999-01-01T00:00:00+08:00" })
        {
            ProblemAssert.Is(await other.PostAsync("", clerk, new { recordId = other.RecordId, subjectId = other.SubjectId, statement = "陈述", receivedAt = mistyped }),
                HttpStatusCode.BadRequest, "received-too-long-ago");
        }

        ProblemAssert.Is(await other.PostAsync("", clerk, new { recordId = other.RecordId, statement = "陈述" }), HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Repeated_objection_without_new_evidence_may_be_answered_shortly_and_is_linked()
    {
        var evidence = new[] { new { name = "a.txt", content = Convert.ToBase64String("甲"u8) } };
        var first = await _app.FileAsync(evidence: evidence);
        await ObjectionApp.OkAsync(_app.PostAsync($"/{first}/decision", _app.Handler, ObjectionApp.Decision(more: "七")));
        await _app.QuietAsync();
        var second = await _app.FileAsync("我公司不服上次答复。", evidence);
        Assert.Equal(first, (string)(await _app.ReadAsync(second))["repeats"]!);
        var answer = new { outcome = "answered-as-repeated", reasons = "本次异议与前次针对同一罚款记录，所附材料前次均已核对并答复，没有出现新的事实。" };
        await ObjectionApp.OkAsync(_app.PostAsync($"/{second}/decision", _app.Handler, answer));
        await _app.QuietAsync();

        var third = await _app.FileAsync("现提交新的回单。", new[] { new { name = "b.txt", content = Convert.ToBase64String("乙"u8) } });
        Assert.Equal(first, (string)(await _app.ReadAsync(third))["repeats"]!);
        ProblemAssert.Is(await _app.PostAsync($"/{third}/decision", _app.Handler, answer), HttpStatusCode.BadRequest, "new-evidence-unanswered");
    }

    [Fact]
    public async Task Market_record_is_decided_by_the_authority_and_verified_by_its_provider()
    {
        await using var host = await ObjectionHost.StartAsync();
        var market = await host.AppAsync("market-contract");
        var id = await market.FileAsync();
        var summary = (await market.ReadAsync(id));
        Assert.Equal(("verifying", market.Provider), ((string)summary["state"]!, (string)summary["verification"]!["unit"]!));
        Assert.Equal(ObjectionHost.Authority, (string)summary["decidingBody"]!);
        var authority = await market.TokenAsync("handler", ObjectionHost.Authority);
        await ObjectionApp.OkAsync(market.PostAsync($"/{id}/decision", authority, ObjectionApp.Decision(more: "八")));
    }

    [Fact, Trait("Article", "26")]
    public async Task What_is_repaired_and_annotated_its_subject_still_sees_and_may_object_to()
    {
        var newest = (await running.Stored.Records.FindAsync(_app.SubjectId, _app.RecordId, default))!.Newest;
        await running.Stored.Records.TryAddAsync(newest with { Version = 2, Status = RecordStatus.Repaired, Annotation = "已修复" }, default);
        var id = await _app.FileAsync();
        Assert.Equal("received", await _app.StateAsync(id));
        Assert.True(await _app.IsMarkedAsync());
    }

    [Fact, Trait("Article", "15")]
    public async Task Every_act_on_an_objection_stands_in_the_ledger_on_its_subject_and_every_refused_one_too()
    {
        var id = await _app.FileAsync();
        var verifier = await _app.TokenAsync("handler", _app.Verifier);
        await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = "又一次" });
        await _app.PostAsync($"/{id}/supplement-request", _app.Handler, new { text = "请提供缴款回单原件。" });
        await _app.PostAsync($"/{id}/supplement-request", _app.Handler, new { text = "再补" });
        await _app.PostAsync($"/{id}/supplement", _app.Applicant, new { text = "回单原件见附件。" });
        await _app.PostAsync($"/{id}/verification-request", _app.Handler, new { unit = _app.Verifier });
        await _app.PostAsync($"/{id}/verification", verifier, new { text = "经查缴款系统，仅到账一万元。" });
        await _app.PostAsync($"/{id}/transfer", _app.Handler, new { unit = _app.Verifier, reason = "该处罚由其作出" });
        await _app.PostAsync($"/{id}/delivery", verifier, new { way = "post", proof = "EMS 1" });
        await _app.PostAsync($"/{id}/withdrawal", _app.Applicant, new { });
        var entries = await LoggedEntries.ReadAsync(running.Stored, entry => entry.What == "change-objection" && entry.SubjectId == _app.SubjectId);
        Assert.Equal(["filed answered", "filed objection-running", "supplement-requested answered", "supplement-requested supplement-already-asked", "supplemented answered",
            "verification-requested answered", "verification-given answered", "transferred answered", "delivered not-decided", "withdrawn answered"],
            entries.Select(entry => $"{entry.Detail} {entry.Outcome}"));
        Assert.All(entries.Where(entry => entry.Detail != "filed" || entry.Outcome == "answered"), entry => Assert.Equal(id, entry.Reference));
        var log = await ObjectionApp.OkAsync(_app.GetAsync("me/access-log?limit=100", _app.Applicant));
        Assert.Contains(log["entries"]!.AsArray(), entry => (string?)entry!["whatName"] == "异议申请或办理" && (string?)entry["unit"] == _app.Verifier);
    }

    [Fact, Trait("Article", "15")]
    public async Task What_a_clerk_wrote_as_subject_stands_in_the_ledger_only_where_there_is_such_a_record()
    {
        var window = ObjectionApp.Code("11");
        var clerk = await _app.TokenAsync("clerk", window);
        await _app.PostAsync("", clerk, new { recordId = _app.RecordId, subjectId = "220303199001011239", statement = ObjectionApp.Statement });
        await _app.PostAsync("", clerk, new { recordId = _app.RecordId, subjectId = _app.SubjectId, statement = ObjectionApp.Statement });
        var entries = await LoggedEntries.ReadAsync(running.Stored, entry => entry.Unit == window);
        Assert.Equal([(null, "record-not-found"), (_app.SubjectId, "answered")], entries.Select(entry => (entry.SubjectId, entry.Outcome)));
    }

    [Fact]
    public async Task What_people_wrote_stands_nowhere_in_the_clear()
    {
        var id = await _app.FileAsync();
        var rows = 0;
        await foreach (IDictionary<string, object> row in (await running.Stored.Account.TableAsync("Objections")).QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{id}'"))
        {
            rows++;
            var stored = row.Values.Select(value => value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value.ToString()!);
            Assert.DoesNotContain(stored, value => value.Contains("足额缴纳", StringComparison.Ordinal));
        }

        Assert.True(rows >= 2);
    }
}
