using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Benchmarks;

/// <summary>The public query of an organisation, logged, against the raw partition query of the same Azurite at the same concurrency.</summary>
internal static class QueryBenchmark
{
    private const int Rounds = 5;
    private const double Goal = 0.70;
    private static readonly int[] s_lanes = [16, 64];
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        var seeded = await SeededOrganisations.MakeAsync(app);
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("Records");

        async Task Raw(int turn)
        {
            var partition = seeded.SubjectOf(turn);
            await foreach (var _ in table.QueryAsync<TableEntity>(row => row.PartitionKey == partition))
            {
            }
        }

        async Task Query(int turn)
        {
            using var answer = await app.Client.GetAsync($"api/v1/public/organisations/{seeded.CodeOf(turn)}");
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
        }

        await Load.RateAsync(s_lanes[0], s_round, Query);
        await Load.RateAsync(s_lanes[0], s_round, Raw);
        foreach (var lanes in s_lanes)
        {
            var (raw, query) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                raw.Add(await Load.RateAsync(lanes, s_round, Raw));
                query.Add(await Load.RateAsync(lanes, s_round, Query));
            }

            var ratio = Load.Median(query.Zip(raw, (one, other) => one / other));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{lanes} at once: raw partition queries {Load.Median(raw):F0}/s, public queries with log {Load.Median(query):F0}/s, ratio {ratio:F2} (goal {Goal:F2})"));
        }
    }
}
