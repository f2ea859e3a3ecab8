using CreditFunctions.Ledger;
using CreditFunctions.Queries;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Benchmarks;

/// <summary>Organisations with records in the storage of a running app, and the app's own rooms on that storage, under the app's own keys.</summary>
internal sealed class SeededOrganisations(ServiceProvider services, string[] codes, string[] subjects) : IAsyncDisposable
{
    private const int Organisations = 200, RecordsEach = 3;

    /// <summary>The app's rooms.</summary>
    public IServiceProvider Services => services;

    /// <summary>The unified social credit code of one of them.</summary>
    public string CodeOf(int turn) => codes[turn % Organisations];

    /// <summary>Its subject id: the partition of its records.</summary>
    public string SubjectOf(int turn) => subjects[turn % Organisations];

    public ValueTask DisposeAsync() => services.DisposeAsync();

    public static async Task<SeededOrganisations> MakeAsync(LocalAppProcess app)
    {
        var services = Rooms(app);
        var (subjects, records) = (services.GetRequiredService<SubjectIndex>(), services.GetRequiredService<RecordStore>());
        var numbers = new SampleIdentifiers(1);
        var (codes, partitions) = (new string[Organisations], new string[Organisations]);
        for (var at = 0; at < Organisations; at++)
        {
            codes[at] = numbers.UnifiedCode();
            Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, codes[at], out var identifier, out _);
            partitions[at] = await subjects.FindOrAddAsync(identifier!, SubjectKind.Organisation, $"四平样本{at}公司", default);
            await records.TryAddAsync([.. Enumerable.Range(1, RecordsEach).Select(number => Penalty(partitions[at], codes[at], number))], default);
        }

        return new SeededOrganisations(services, codes, partitions);
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

    private static ServiceProvider Rooms(LocalAppProcess app) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = app.StorageConnectionString,
            ["Keys:Directory"] = Path.Combine(app.Data, "keys"),
        }).Build())
        .AddLogging()
        .AddStorage().AddSubjects().AddRecords().AddLedger().AddQueries().AddSingleton(RepairRules.Standard)
        .BuildServiceProvider();
}
