using System.Diagnostics.Metrics;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Telemetry;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Grants;

[Trait("Article", "28")]
public sealed class RefusalCountTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Refused_query_is_in_the_log_with_its_subject_and_counts_against_the_unit()
    {
        var stored = new StoredApp(azurite.ConnectionString);
        await using var log = stored.OpenLedger();
        var (unit, counted) = (GrantedUnits.New(), new List<string?>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == Instruments.Meter && instrument.Name == "credit.queries.refused") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            // Other tests of this process are refused things too.
            var by = new Dictionary<string, object?>(tags.ToArray());
            if (by["unit"] as string == unit) counted.Add($"{by["code"]} {value}");
        });
        listener.Start();

        var rights = new QueryRights(GrantedUnits.Rights(stored), log);
        var caller = GrantedUnits.Person("clerk") with { Unit = unit };
        var asked = new PurposeAndMatter(QueryPurpose.CivilService, "M-1");
        var granted = await rights.OfAsync(caller, asked, default);
        var problem = await rights.RefuseAsync(asked.Entry(caller, "purpose"), "s1", granted.Problem!, default);
        // Whichever room refuses, and whatever: the log counts.
        await log.AppendAsync(LedgerEntry.Of(caller, "change-held-row") with { Outcome = "held-row-not-found" }, default);
        await log.AppendAsync(LedgerEntry.Of(caller, "case"), default);

        Assert.Equal((403, "purpose-not-granted"), (problem.Status, problem.Code));
        Assert.Equal(["purpose-not-granted 1", "held-row-not-found 1"], counted);
        var entry = Assert.Single(await LoggedEntries.ReadAsync(stored, one => one.Unit == unit && one.What == "purpose"));
        Assert.Equal((unit, "s1", "10(3)", "M-1", "purpose-not-granted"), (entry.Unit, entry.SubjectId, entry.Purpose, entry.Matter, entry.Outcome));
    }
}
