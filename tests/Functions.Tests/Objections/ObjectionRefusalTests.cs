using System.Net;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>What is refused, with a stable code, a Chinese title and the field at fault; never a 500.</summary>
[Trait("Article", "25")]
public sealed class ObjectionRefusalTests(RunningApp running) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private ObjectionApp _app = null!;

    public async Task InitializeAsync() => _app = await ObjectionApp.StartAsync(running.Process, running.Stored);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Objection_to_anothers_record_and_to_an_unknown_one_have_the_same_answer()
    {
        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        var toAnothers = await _app.PostAsync("", _app.Applicant, new { recordId = other.RecordId, statement = ObjectionApp.Statement });
        var toUnknown = await _app.PostAsync("", _app.Applicant, new { recordId = "runknown", statement = ObjectionApp.Statement });
        ProblemAssert.Is(toAnothers, HttpStatusCode.NotFound, "record-not-found");
        Assert.Equal(toAnothers.Body!.ToJsonString(), toUnknown.Body!.ToJsonString());
        Assert.False(await other.IsMarkedAsync());
    }

    [Fact]
    public async Task Somebody_on_whom_nothing_is_held_has_no_record_to_object_to()
    {
        var stranger = await _app.TokenAsync("subject", ObjectionApp.Code("91"));
        ProblemAssert.Is(await _app.PostAsync("", stranger, new { recordId = _app.RecordId, statement = ObjectionApp.Statement }),
            HttpStatusCode.NotFound, "record-not-found");
    }

    [Fact]
    public async Task Fields_at_fault_are_all_named_at_once()
    {
        var answer = await _app.PostAsync("", _app.Applicant, new
        {
            statement = "  ",
            subjectId = "s1",
            receivedAt = "2026-09-01T00:00:00+08:00",
            evidence = new[] { new { name = "", content = "不是Base64" } },
        });
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["evidence[0].content", "evidence[0].name", "receivedAt", "recordId", "statement", "subjectId"],
            answer.Body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("[]", "invalid-request")]
    [InlineData("{\"recordId\":5}", "invalid-request")]
    [InlineData("{\"recordId\":\"r\",\"statement\":\"s\",\"delivery\":\"pigeon\"}", "invalid-request")]
    [InlineData("{\"recordId\":\"r\",\"statement\":\"s\",\"evidence\":[null]}", "invalid-request")]
    [InlineData("{\"recordId\":\"r/../x\",\"statement\":\"s\"}", "record-not-found")]
    public async Task Bad_body_is_a_clear_error(string text, string code)
    {
        using var content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        using var answer = await running.Process.SendAsync(HttpMethod.Post, "api/v1/objections", _app.Applicant, content);
        var body = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync());
        ProblemAssert.Is((answer.StatusCode, body), code == "record-not-found" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Second_objection_while_one_runs_is_refused_and_names_it()
    {
        var id = await _app.FileAsync();
        var again = await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = "又一次" });
        ProblemAssert.Is(again, HttpStatusCode.Conflict, "objection-running");
        Assert.Contains(id, (string)again.Body!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_request_again_has_the_same_answer_and_another_under_its_key_is_refused()
    {
        object body = new { recordId = _app.RecordId, statement = ObjectionApp.Statement };
        var first = await _app.PostAsync("", _app.Applicant, body, "k1");
        var again = await _app.PostAsync("", _app.Applicant, body, "k1");
        Assert.Equal(HttpStatusCode.Accepted, again.Status);
        Assert.Equal((string)first.Body!["objectionId"]!, (string)again.Body!["objectionId"]!);
        ProblemAssert.Is(await _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = "别的" }, "k1"),
            HttpStatusCode.Conflict, "idempotency-key-reused");

        var id = (string)first.Body!["objectionId"]!;
        Assert.Equal(HttpStatusCode.OK, (await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "甲"), "d1")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "甲"), "d1")).Status);
    }

    [Fact]
    public async Task Unknown_case_anothers_case_and_a_key_that_is_none_have_the_same_answer()
    {
        var id = await _app.FileAsync();
        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        foreach (var (path, token) in new[]
        {
            ($"objections/{id}", other.Applicant), ($"objections/{id}", other.Handler), ("objections/ounknown", _app.Applicant),
            ("objections/o'%20or%201", _app.Applicant), ($"objections/{new string('o', 300)}", _app.Applicant),
        })
        {
            ProblemAssert.Is(await _app.GetAsync(path, token), HttpStatusCode.NotFound, "objection-not-found");
        }

        ProblemAssert.Is(await _app.PostAsync($"/{id}/withdrawal", other.Applicant, new { }), HttpStatusCode.NotFound, "objection-not-found");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", other.Handler, ObjectionApp.Decision()), HttpStatusCode.NotFound, "objection-not-found");
        ProblemAssert.Is(await _app.PostAsync("/ounknown/decision", _app.Handler, ObjectionApp.Decision()), HttpStatusCode.NotFound, "objection-not-found");
    }

    [Fact]
    public async Task Roles_are_kept_apart()
    {
        var id = await _app.FileAsync();
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Applicant, ObjectionApp.Decision()), HttpStatusCode.Forbidden, "forbidden");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/withdrawal", _app.Handler, new { }), HttpStatusCode.Forbidden, "forbidden");
        ProblemAssert.Is(await _app.PostAsync("", _app.Handler, new { recordId = _app.RecordId }), HttpStatusCode.Forbidden, "forbidden");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", null, ObjectionApp.Decision()), HttpStatusCode.Unauthorized, "token-missing");
        ProblemAssert.Is(await _app.GetAsync("referrals", _app.Applicant), HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Decision_needs_findings_basis_and_reasons_of_its_own()
    {
        var id = await _app.FileAsync();
        const string Findings = "调取案卷核对缴款凭证，到账金额少于决定书所载金额。", Basis = "条例第二十五条";
        await RefusedAsync("findings-missing", new { outcome = "rejected", basis = Basis, reasons = "凭证金额少于决定书金额，故不予更正记录。" });
        await RefusedAsync("basis-missing", new { outcome = "rejected", findings = Findings, reasons = "凭证金额少于决定书金额，故不予更正记录。" });
        await RefusedAsync("reasons-missing", new { outcome = "rejected", findings = Findings, basis = Basis, reasons = "" });
        await RefusedAsync("reasons-empty-words", new { outcome = "rejected", findings = Findings, basis = Basis, reasons = "经核实，提供单位已确认信息准确无误。" });
        await RefusedAsync("reasons-copied", new { outcome = "rejected", findings = Findings, basis = Basis, reasons = ObjectionApp.Statement });
        await RefusedAsync("invalid-request", new { findings = Findings, basis = Basis, reasons = "理由" });
        await RefusedAsync("not-repeated", ObjectionApp.Decision("answered-as-repeated", more: "乙"));
        await RefusedAsync("correction-missing", ObjectionApp.Decision("corrected", more: "乙"));
        await RefusedAsync("annotation-missing", ObjectionApp.Decision("annotated", more: "乙"));
        Assert.Equal("received", await _app.StateAsync(id));

        async Task RefusedAsync(string code, object decision) =>
            ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Handler, decision), HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("CF_NOPE", "1", "unknown-field")]
    [InlineData("CF_WSH", "另一文号", "identity")]
    [InlineData("CF_JDRQ", "昨天", "format")]
    public async Task Correction_is_checked_as_a_supplied_row_is(string field, string value, string code)
    {
        var id = await _app.FileAsync();
        var answer = await _app.PostAsync($"/{id}/decision", _app.Handler,
            ObjectionApp.Decision("corrected", new Dictionary<string, string> { [field] = value }, more: "丙"));
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal((($"correction.{field}"), code),
            ((string)answer.Body!["errors"]![0]!["field"]!, (string)answer.Body["errors"]![0]!["code"]!));
    }

    [Fact]
    public async Task Second_decision_and_anything_after_a_decision_or_a_withdrawal_is_refused()
    {
        var id = await _app.FileAsync();
        Assert.Equal(HttpStatusCode.OK, (await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "丁一"))).Status);
        ProblemAssert.Is(await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision("deleted", more: "丁二")), HttpStatusCode.Conflict, "already-decided");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/withdrawal", _app.Applicant, new { }), HttpStatusCode.Conflict, "already-decided");
        ProblemAssert.Is(await _app.PostAsync($"/{id}/supplement", _app.Applicant, new { text = "补充" }), HttpStatusCode.Conflict, "already-decided");

        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        var withdrawn = await other.FileAsync();
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsync($"/{withdrawn}/withdrawal", other.Applicant, new { })).Status);
        ProblemAssert.Is(await other.PostAsync($"/{withdrawn}/decision", other.Handler, ObjectionApp.Decision(more: "丁三")), HttpStatusCode.Conflict, "already-withdrawn");
    }

    [Fact]
    public async Task Of_many_decisions_and_filings_at_once_one_wins()
    {
        var filings = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            _app.PostAsync("", _app.Applicant, new { recordId = _app.RecordId, statement = $"{ObjectionApp.Statement}{number}" })));
        var id = (string)Assert.Single(filings, filing => filing.Status == HttpStatusCode.Accepted).Body!["objectionId"]!;
        Assert.All(filings.Where(filing => filing.Status != HttpStatusCode.Accepted), filing => ProblemAssert.Is(filing, HttpStatusCode.Conflict, "objection-running"));

        var decisions = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(number % 2 == 0 ? "rejected" : "deleted", more: $"己{number}"))));
        Assert.Single(decisions, decision => decision.Status == HttpStatusCode.OK);
        Assert.All(decisions.Where(decision => decision.Status != HttpStatusCode.OK), decision => ProblemAssert.Is(decision, HttpStatusCode.Conflict, "already-decided"));
        await _app.QuietAsync();
        var events = (await _app.ReadAsync(id))["events"]!.AsArray().Select(entry => (string)entry!["event"]!).ToList();
        Assert.Equal(["filed", "decided", "told"], events);
    }

    [Fact]
    public async Task Copy_of_another_decision_of_the_same_body_is_refused()
    {
        var id = await _app.FileAsync();
        await _app.PostAsync($"/{id}/decision", _app.Handler, ObjectionApp.Decision(more: "戊"));
        await running.Process.AdvanceAsync("PT1S");
        var again = await _app.FileAsync("我公司对原答复不服，另有补充说明，请重新核对缴款时间。");
        ProblemAssert.Is(await _app.PostAsync($"/{again}/decision", _app.Handler, ObjectionApp.Decision(more: "戊")), HttpStatusCode.BadRequest, "reasons-copied");
    }
}
