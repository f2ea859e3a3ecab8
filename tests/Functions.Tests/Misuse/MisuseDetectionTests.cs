using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Misuse;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Misuse;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Misuse;

[Trait("Article", "28")]
public sealed class MisuseDetectionTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Own_looks_and_work_on_a_case_are_no_misuse_and_what_is_found_is_logged()
    {
        var stored = new StoredApp(azurite.ConnectionString);
        var ledger = new ListLedger();
        var day = new DateOnly(2026, 9, 23);
        var caller = new Caller(new HashSet<Role> { Role.Querier }, "11220300MB1234562E", "p1", null);
        for (var i = 0; i < 12; i++)
        {
            var look = LedgerEntry.Of(caller, "purpose") with { Id = $"q{i:D2}", At = new DateTimeOffset(2026, 9, 23, 2, 0, 0, TimeSpan.Zero), SubjectId = $"s{i}", Matter = $"M{i}" };
            ledger.Entries.Add(look);
            ledger.Entries.Add(look with { What = "own", Unit = null });
        }

        var detection = new MisuseDetection(ledger, new MisuseFlagStore(stored.Account, stored.Cipher), stored.Pseudonyms, Options.Create(new MisuseOptions()), stored.Clock);
        Assert.Equal(1, await detection.RunAsync(caller, day, default));
        Assert.Equal("flagged WithoutCase 12", ledger.Entries[^1].Detail);
        // On three of them the unit has a case: nine are left, which is ordinary.
        for (var i = 0; i < 3; i++) ledger.Entries.Add(ledger.Entries[i * 2] with { What = "case" });
        Assert.Equal(0, await detection.RunAsync(caller, day, default));
        Assert.Contains(await new MisuseFlagStore(stored.Account, stored.Cipher).ListAsync(default), flag => flag.Flag is { Kind: MisuseKind.WithoutCase, Count: 12 });
    }

    [Fact]
    public async Task A_day_judged_again_logs_nothing_again_and_logs_what_a_run_left_out_that_was_cut_off()
    {
        var stored = new StoredApp(azurite.ConnectionString);
        var ledger = new ListLedger();
        var caller = new Caller(new HashSet<Role> { Role.Querier }, GrantedUnits.New(), "p1", null);
        for (var i = 0; i < 20; i++)
        {
            ledger.Entries.Add(LedgerEntry.Of(caller, "purpose") with { Id = $"q{i:D2}", At = new DateTimeOffset(2026, 9, 23, 2, 0, 0, TimeSpan.Zero), Outcome = "forbidden" });
        }

        var detection = new MisuseDetection(ledger, new MisuseFlagStore(stored.Account, stored.Cipher), stored.Pseudonyms, Options.Create(new MisuseOptions()), stored.Clock);
        ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(RunAsync);
        ledger.Fails = false;
        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(1, await RunAsync());
            Assert.Equal("flagged Refused 20", Assert.Single(ledger.Entries, entry => entry.What == MisuseDetection.Change).Detail);
        }

        Task<int> RunAsync() => detection.RunAsync(caller, new DateOnly(2026, 9, 23), default);
    }
}
