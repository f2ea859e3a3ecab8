using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Benchmarks;

/// <summary>The public query of an organisation, logged, against the raw partition query of the same Azurite at the same concurrency.</summary>
internal static class QueryBenchmark
{
    private const int Organisations = 200, RecordsEach = 3, Rounds = 5;
    private const double Goal = 0.70;
    private static readonly int[] s_lanes = [16, 64];
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(4);

    public static async Task RunAsync()
    {
        await using var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00");
        var (codes, partitions) = await SeedAsync(app);
        var table = new TableServiceClient(app.StorageConnectionString).GetTableClient("Records");

        async Task Raw(int turn)
        {
            var partition = partitions[turn % Organisations];
            await foreach (var _ in table.QueryAsync<TableEntity>(row => row.PartitionKey == partition))
            {
            }
        }

        async Task Query(int turn)
        {
            using var answer = await app.Client.GetAsync($"api/v1/public/organisations/{codes[turn % Organisations]}");
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

    private static async Task<(string[] Codes, string[] Partitions)> SeedAsync(LocalAppProcess app)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = app.StorageConnectionString,
            ["Keys:Directory"] = Path.Combine(app.Data, "keys"),
        }).Build();
        var keys = KeyRingSource.Read(configuration);
        var (account, pseudonyms, cipher) = (new StorageAccount(configuration), new Pseudonyms(keys), new FieldCipher(keys));
        using var subjects = new SubjectIndex(account, pseudonyms, keys, cipher);
        var records = new RecordStore(account, new RecordEntity(cipher), pseudonyms);
        var numbers = new SampleIdentifiers(1);
        var (codes, partitions) = (new string[Organisations], new string[Organisations]);
        for (var at = 0; at < Organisations; at++)
        {
            codes[at] = numbers.UnifiedCode();
            Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, codes[at], out var identifier, out _);
            partitions[at] = await subjects.FindOrAddAsync(identifier!, SubjectKind.Organisation, $"四平样本{at}公司", default);
            await records.TryAddAsync([.. Enumerable.Range(1, RecordsEach).Select(number => Penalty(partitions[at], codes[at], number))], default);
        }

        return (codes, partitions);
    }

    private static RecordVersion Penalty(string subject, string code, int number)
    {
        var item = CatalogueItems.Find("penalty")!;
        var values = item.Fields.Where(field => field.Requirement == Requirement.Always).ToDictionary(field => field.Code, field => $"{field.Name}示例内容");
        values["CF_XDR_LB"] = "法人及非法人组织";
        values["CF_XDR_SHXYM"] = code;
        values["CF_JDRQ"] = "2026-09-01";
        values[item.Roles.Severity!] = "一般";
        return new RecordVersion
        {
            SubjectId = subject,
            RecordId = NewId.Make('r'),
            Version = 1,
            Item = item.Code,
            SubjectKind = SubjectKind.Organisation,
            Provider = "11220300MB1234567X",
            DecidingBody = "11220300MB1234567X",
            DocumentNumber = $"四市监罚〔2026〕{number}号",
            Values = values,
            ContentHash = "sample",
            Action = RecordAction.Supply,
            RecordedAt = new DateTimeOffset(2026, 9, 2, 9, 0, 0, TimeSpan.FromHours(8)),
        };
    }
}
