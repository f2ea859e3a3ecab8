using System.Net;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.Repairs;

/// <summary>What is refused, with a stable code, a Chinese title and the way out; never a 500.</summary>
[Trait("Article", "26")]
public sealed class RepairRefusalTests(RunningApp running) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private RepairApp _app = null!;

    public async Task InitializeAsync() => _app = await RepairApp.StartAsync(running.Process, running.Stored);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Anothers_record_and_an_unknown_one_have_the_same_answer_also_after_its_subject_applied()
    {
        var other = await RepairApp.StartAsync(running.Process, running.Stored);
        await other.ApplyAsync();
        var toAnothers = await _app.TryApplyAsync(other.RecordId);
        ProblemAssert.Is(toAnothers, HttpStatusCode.NotFound, "repair-target-not-found");
        Assert.Equal(toAnothers.Body!.ToJsonString(), (await _app.TryApplyAsync("runknown")).Body!.ToJsonString());
    }

    [Fact]
    public async Task Anothers_case_and_an_unknown_one_have_the_same_answer()
    {
        var other = await RepairApp.StartAsync(running.Process, running.Stored);
        var id = await other.ApplyAsync();
        foreach (var (path, body) in new (string, object)[] { ("/withdrawal", new { }), ("/supplement", new { text = "补充" }) })
        {
            var toAnothers = await _app.PostAsync($"/{id}{path}", _app.Applicant, body);
            ProblemAssert.Is(toAnothers, HttpStatusCode.NotFound, "repair-not-found");
            Assert.Equal(toAnothers.Body!.ToJsonString(), (await _app.PostAsync($"/punknown{path}", _app.Applicant, body)).Body!.ToJsonString());
        }

        ProblemAssert.Is(await _app.GetAsync($"repairs/{id}", _app.Applicant), HttpStatusCode.NotFound, "repair-not-found");
        ProblemAssert.Is(await _app.GetAsync($"repairs/{id}", _app.Handler), HttpStatusCode.NotFound, "repair-not-found");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Handler, RepairApp.Decision()), HttpStatusCode.NotFound, "repair-not-found");
    }

    [Fact]
    public async Task Too_early_excluded_or_unproven_is_refused_at_once_with_the_reason_and_the_first_day()
    {
        var early = await _app.TryApplyAsync(await _app.AddRecordAsync(decided: "2026-09-01"));
        ProblemAssert.Is(early, HttpStatusCode.Conflict, "repair-too-early");
        Assert.Contains("2026年12月2日", (string)early.Body!["title"]!, StringComparison.Ordinal);
        ProblemAssert.Is(await _app.TryApplyAsync(await _app.AddRecordAsync("严重", "2020-01-01", "终身禁止从事药品生产经营活动")), HttpStatusCode.Conflict, "repair-excluded");
        var unproven = await _app.TryApplyAsync(evidence: Array.Empty<object>());
        ProblemAssert.Is(unproven, HttpStatusCode.BadRequest, "evidence-missing");
        Assert.Equal("evidence", (string)unproven.Body!["errors"]![0]!["field"]!);
        Assert.Equal(HttpStatusCode.Accepted, (await _app.TryApplyAsync(await _app.AddRecordAsync("轻微", "2026-09-23"))).Status);
    }

    [Fact]
    public async Task Fields_at_fault_are_all_named_at_once()
    {
        var answer = await _app.PostAsync("", _app.Applicant, new
        {
            recordId = "r1",
            determinationId = "d1",
            statement = " ",
            subjectId = "s1",
            receivedAt = "2026-09-01T00:00:00+08:00",
            evidence = new[] { new { name = "", content = "不是Base64" } },
        });
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["determinationId", "evidence[0].content", "evidence[0].name", "receivedAt", "statement", "subjectId"],
            answer.Body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Second_application_waits_for_the_first_and_the_same_request_is_carried_out_once()
    {
        var first = await _app.TryApplyAsync(key: "k1");
        var again = await _app.TryApplyAsync(key: "k1");
        Assert.Equal((HttpStatusCode.Accepted, (string)first.Body!["repairId"]!), (again.Status, (string)again.Body!["repairId"]!));
        ProblemAssert.Is(await _app.TryApplyAsync(key: "k2"), HttpStatusCode.Conflict, "repair-running");
        ProblemAssert.Is(await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = "另一份申请", evidence = RepairApp.Proof }, "k1"),
            HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task Rejected_or_withdrawn_repair_can_be_applied_for_again_and_a_granted_one_not()
    {
        var first = await _app.ApplyAsync();
        await RepairApp.OkAsync(_app.PostAsync($"/{first}/withdrawal", _app.Applicant, new { }));
        var second = await _app.ApplyAsync();
        await RepairApp.OkAsync(_app.PostAsync($"/{second}/decision", _app.Handler, RepairApp.Decision("rejected", "（第二次申请核查）")));
        await _app.QuietAsync();
        var third = await _app.ApplyAsync();
        Assert.Equal(second, (string)(await _app.ReadAsync(third))["repeats"]!);
        await _app.DecideAsync(third);
        await _app.QuietAsync();
        ProblemAssert.Is(await _app.TryApplyAsync(), HttpStatusCode.Conflict, "already-repaired");
        ProblemAssert.Is(await _app.PostAsync($"/{third}/withdrawal", _app.Applicant, new { }), HttpStatusCode.Conflict, "already-decided");
    }

    [Fact]
    public async Task Decision_of_empty_words_copies_or_gaps_is_refused_and_a_copied_rejection_too()
    {
        var id = await _app.ApplyAsync();
        await RefusedAsync(new { outcome = "granted", findings = "。", basis = "条例", reasons = "好" }, "findings-missing");
        await RefusedAsync(new { findings = "一", basis = "条例", reasons = "好" }, "invalid-request");
        await RefusedAsync(new { outcome = "rejected", findings = RepairApp.Statement, basis = "条例", reasons = "不符合修复条件，不予修复。", wayOut = "行政复议" }, "reasons-empty-words");
        await RefusedAsync(new { outcome = "granted", findings = "调取缴款凭证两份，罚款三万元全部到账，设备已经更换。", basis = "条例", reasons = RepairApp.Statement }, "reasons-copied");
        var mine = await _app.TokenAsync("handler", _app.Provider, "clerk-9");
        await RepairApp.OkAsync(_app.PostAsync($"/{id}/decision", mine, RepairApp.Decision("rejected")));
        await _app.QuietAsync();
        var second = await _app.ApplyAsync();
        ProblemAssert.Is(await _app.PostAsync($"/{second}/decision", _app.Handler, RepairApp.Decision("rejected")), HttpStatusCode.BadRequest, "reasons-copied");

        async Task RefusedAsync(object decision, string code) =>
            ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Handler, decision), HttpStatusCode.BadRequest, code);
    }

    [Fact, Trait("Article", "25")]
    public async Task Objection_to_a_record_under_repair_runs_beside_it_and_one_that_deletes_the_record_overtakes_the_repair()
    {
        var repair = await _app.ApplyAsync();
        var objection = await ObjectAsync();
        Assert.True((bool)(await _app.OwnAsync())!["underObjection"]!);
        Assert.Equal("received", await _app.StateAsync(repair));
        await RepairApp.OkAsync(_app.CallAsync(HttpMethod.Post, $"api/v1/objections/{objection}/decision", _app.Handler, ObjectionApp.Decision("deleted")));
        await _app.QuietAsync();
        Assert.Null(await _app.OwnAsync());
        Assert.Equal("overtaken", await _app.StateAsync(repair));
        ProblemAssert.Is(await _app.PostAsync($"/{repair}/decision", _app.Handler, RepairApp.Decision()), HttpStatusCode.Conflict, "repair-overtaken");
        Assert.Contains("repair-overtaken", await _app.KindsAsync(_app.Applicant, unit: false));
    }

    [Fact, Trait("Article", "25")]
    public async Task Repair_of_a_record_under_objection_is_taken_and_who_decides_the_objection_is_told_and_decides_what_is_left()
    {
        var objection = await ObjectAsync();
        var repair = await _app.ApplyAsync();
        await _app.DecideAsync(repair);
        Assert.Empty(await _app.PublicAsync());
        await _app.QuietAsync();
        Assert.Equal("told", await _app.StateAsync(repair));
        Assert.Contains("repair-repaired-under-objection", await _app.KindsAsync(_app.Handler, unit: true));
        // The objection has not gone with it: its applicant gets an answer, and the record does not come back by it.
        await RepairApp.OkAsync(_app.CallAsync(HttpMethod.Post, $"api/v1/objections/{objection}/decision", _app.Handler, ObjectionApp.Decision("rejected")));
        await _app.QuietAsync();
        Assert.Equal("told", (string)(await RepairApp.OkAsync(_app.GetAsync($"objections/{objection}", _app.Applicant)))["state"]!);
        Assert.Empty(await _app.PublicAsync());
        Assert.Null(await _app.OwnAsync());
    }

    private async Task<string> ObjectAsync()
    {
        var (status, body) = await _app.CallAsync(HttpMethod.Post, "api/v1/objections", _app.Applicant, new { recordId = _app.RecordId, statement = ObjectionApp.Statement });
        Assert.True(status == HttpStatusCode.Accepted, body?.ToJsonString());
        await _app.QuietAsync();
        return (string)body!["objectionId"]!;
    }

    [Fact]
    public async Task Clerk_applies_for_a_subject_at_the_window_and_does_not_decide_what_it_entered()
    {
        var clerk = await _app.Process.TokenAsync(["clerk", "handler"], _app.Provider, "window-1", expiresIn: 24 * 3600);
        var (status, filed) = await _app.PostAsync("", clerk, new
        {
            recordId = _app.RecordId,
            statement = RepairApp.Statement,
            evidence = RepairApp.Proof,
            subjectId = _app.SubjectId,
            receivedAt = "2026-09-23T16:00:00+08:00",
            delivery = "window",
        });
        Assert.True(status == HttpStatusCode.Accepted, filed?.ToJsonString());
        var id = (string)filed!["repairId"]!;
        Assert.Equal("2026-10-14", (string)filed["deadline"]!["lastDay"]!);
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", clerk, RepairApp.Decision()), HttpStatusCode.Forbidden, "decider-filed");
        await _app.DecideAsync(id);
        await _app.QuietAsync();
        Assert.Equal("decided", await _app.StateAsync(id));
        await RepairApp.OkAsync(_app.PostAsync($"/{id}/delivery", clerk, new { way = "window", proof = "送达回证2026-1" }));
        Assert.Equal("told", await _app.StateAsync(id));
    }

    [Fact, Trait("Article", "15")]
    public async Task What_a_clerk_writes_in_the_place_of_a_subject_s_id_is_not_kept_in_the_ledger()
    {
        const string number = "220302199001011234";
        var clerk = await _app.Process.TokenAsync(["clerk"], _app.Provider, "window-2", expiresIn: 24 * 3600);
        ProblemAssert.Is(await _app.PostAsync("", clerk, new { recordId = _app.RecordId, statement = RepairApp.Statement, evidence = RepairApp.Proof, subjectId = number }),
            HttpStatusCode.NotFound, "repair-target-not-found");
        var (day, refused) = (CreditFunctions.Regulation.Calendar.ChinaTime.DateOf(await running.Process.NowAsync()), 0);
        await foreach (var entry in running.Stored.LedgerReader.ReadAsync(day, day, default))
        {
            Assert.NotEqual(number, entry.SubjectId);
            if (entry.Outcome == "repair-target-not-found" && entry.SubjectId is null) refused++;
        }

        Assert.NotEqual(0, refused);
    }

    [Fact]
    public async Task Lists_show_a_unit_its_queue_and_a_subject_its_own()
    {
        var id = await _app.ApplyAsync();
        Assert.Equal([id], Ids(await _app.GetAsync("repairs", _app.Handler)));
        Assert.Equal([id], Ids(await _app.GetAsync("repairs", _app.Applicant)));
        await _app.DecideAsync(id);
        await _app.QuietAsync();
        Assert.Empty(Ids(await _app.GetAsync("repairs", _app.Handler)));
        Assert.Equal([id], Ids(await _app.GetAsync("repairs?state=closed", _app.Handler)));
        Assert.Empty(Ids(await _app.GetAsync("repairs", await _app.TokenAsync("handler", ObjectionApp.Code("11")))));

        static IEnumerable<string> Ids((HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body) answer) =>
            answer.Body!["repairs"]!.AsArray().Select(repair => (string)repair!["repairId"]!);
    }

    [Fact]
    public async Task Own_negative_record_shows_the_way_to_repair_it()
    {
        var repair = (await _app.OwnAsync())!["repair"]!;
        Assert.Equal("2026-06-02", (string)repair["firstDay"]!);
        Assert.Contains("第二十六条", (string)repair["text"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("\"repair\"", (await _app.GetAsync($"public/organisations/{_app.Organisation.Number}", null)).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_was_read_applied_for_and_refused_stands_in_the_subjects_own_access_log()
    {
        await _app.TryApplyAsync(evidence: Array.Empty<object>());
        var id = await _app.ApplyAsync();
        await _app.ReadAsync(id, _app.Handler);
        await _app.DecideAsync(id);
        var log = (await RepairApp.OkAsync(_app.GetAsync("me/access-log?limit=100", _app.Applicant)))
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.All(["办理信用修复", "信用修复申请或办理", "evidence-missing", "作出处理决定", "信息归集或变更"], word => Assert.Contains(word, log, StringComparison.Ordinal));
    }
}
