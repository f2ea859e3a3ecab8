using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;
using CreditFunctions.Objections;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Functions.Tests.Objections;

[Trait("Article", "25")]
public sealed class ObjectionCrashTests
{
    [Fact]
    public async Task Case_killed_again_and_again_goes_on_where_it_was_and_nobody_is_told_twice()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await RestartAsync(host);
        await app.MoveToAsync("2026-10-09T12:00:00+08:00");
        await RestartAsync(host);
        await app.MoveToAsync("2026-10-14T12:00:00+08:00");
        await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        await RestartAsync(host);
        await app.QuietAsync();

        Assert.Equal("told", await app.StateAsync(id));
        Assert.False(await app.IsMarkedAsync());
        Assert.Equal(["assigned", "reminder", "reminder", "reminder"], await app.KindsAsync(app.Handler, unit: true));
        Assert.Equal(["accepted", "result"], await app.KindsAsync(app.Applicant, unit: false));
    }

    [Fact]
    public async Task Lost_ring_does_not_matter_because_the_case_wakes_by_the_clock()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await app.QuietAsync();
        // Decided behind the orchestration's back: written, never rung.
        host.Stored.Clock.SetUtcNow(await host.Process.NowAsync());
        var by = new Actor(app.Provider, "h");
        await host.Store.ApplyAsync(id, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Decided(now, by, ObjectionOutcome.Rejected,
            "调取案卷核对缴款凭证，到账金额少于决定书所载金额一半。", "条例第二十五条", "凭证金额少于决定书金额，因此对更正请求不予支持，记录保持原样。")), null, default);
        Assert.Equal("decided", await app.StateAsync(id));

        await app.MoveToAsync("2026-10-09T12:00:00+08:00");
        Assert.Equal("told", await app.StateAsync(id));
        Assert.False(await app.IsMarkedAsync());
    }

    [Fact, Trait("Article", "15")]
    public async Task Decision_whose_entry_never_reached_the_ledger_is_logged_by_the_case_itself_before_it_is_carried_out()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await app.QuietAsync();
        host.Stored.Clock.SetUtcNow(await host.Process.NowAsync());
        var caller = new Caller(new HashSet<Role> { Role.Handler }, app.Provider, "h", null);
        // As after a ledger that was down and a process that died: decided, neither logged nor rung, and nobody sends it again.
        await host.Store.ApplyAsync(id, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Decided(now, new Actor(app.Provider, "h"),
            ObjectionOutcome.Rejected, "调取案卷核对缴款凭证，到账金额少于决定书所载金额一半。", "条例第二十五条",
            "凭证金额少于决定书金额，因此对更正请求不予支持，记录保持原样。")), null, default,
            decided => LedgerEntry.Of(caller, "change-decision") with { SubjectId = decided.SubjectId, Reference = id });

        await app.MoveToAsync("2026-10-09T12:00:00+08:00");
        Assert.Equal("told", await app.StateAsync(id));
        var entry = Assert.Single((await ObjectionApp.OkAsync(app.GetAsync("me/access-log", app.Applicant)))["entries"]!.AsArray(),
            entry => (string?)entry!["what"] == "change-decision");
        Assert.Equal(app.Provider, (string?)entry!["unit"]);
    }

    [Fact, Trait("Article", "15")]
    public async Task Decision_sent_again_without_a_key_is_refused_and_both_are_in_the_ledger()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        var id = await app.FileAsync();
        await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        await app.PostAsync($"/{id}/decision", app.Handler, ObjectionApp.Decision());
        await app.QuietAsync();
        Assert.Equal(["already-decided", "answered"], (await LoggedEntries.ReadAsync(host.Stored, entry => entry.What == "change-decision"))
            .Select(entry => entry.Outcome).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Case_whose_orchestration_was_never_started_is_found_in_the_morning()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await host.AppAsync();
        host.Stored.Clock.SetUtcNow(await host.Process.NowAsync());
        // As after a crash between the case's row and the ring.
        await new ObjectionIndex(host.Stored.Account).AddAsync("ocut", [ObjectionIndex.AllOpen, ObjectionIndex.OfSubject(app.SubjectId)], default);
        var opened = await host.Store.TryOpenAsync(now => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Filed(
            now, new Actor(null, "p", app.SubjectId), "ocut", app.RecordId, app.SubjectId, now, app.Provider, app.Provider), ObjectionApp.Statement), null, default);
        Assert.NotNull(opened);
        Assert.False(await app.IsMarkedAsync());

        await app.MoveToAsync("2026-09-25T08:31:00+08:00");
        Assert.True(await app.IsMarkedAsync());
        Assert.Equal(["accepted"], await app.KindsAsync(app.Applicant, unit: false));
    }

    private static async Task RestartAsync(ObjectionHost host)
    {
        await host.Process.KillAsync();
        await host.Process.RestartAsync();
    }
}
