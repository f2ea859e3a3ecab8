using CreditFunctions.Cases;
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
