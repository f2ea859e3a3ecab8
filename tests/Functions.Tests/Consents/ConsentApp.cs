using System.Text;
using CreditFunctions.Access;
using CreditFunctions.Consents;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Grounds;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Receipts;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CreditFunctions.Functions.Tests.Consents;

/// <summary>The consent register and the submissions' room on a real Azurite, with a provider and a person of the test's own.</summary>
internal sealed class ConsentApp
{
    public const string Item = "market-contract", Purpose = "个人经营贷款审批";
    private static int s_seed = 7_000;

    public ConsentApp(string connectionString)
    {
        Stored = new StoredApp(connectionString);
        Submissions = new SubmissionApp(Stored);
        var numbers = new SampleIdentifiers(Interlocked.Increment(ref s_seed) + Environment.TickCount);
        (Provider, Person, Other) = (numbers.UnifiedCode(), numbers.CitizenId(), numbers.CitizenId());
        Store = new ConsentStore(Stored.Account, new ConsentEntity(Stored.Cipher));
        Register = new ConsentRegister(Store, new EvidencePurposes(Stored.Account, Stored.Cipher), Ledger);
        Withdrawal = new ConsentWithdrawal(Store, Stored.Records, new ErasureStarter(NullLogger<ErasureStarter>.Instance), Ledger, Stored.Clock);
        Erasure = new ConsentErasure(Stored.Records, Submissions.Held, Submissions.Receipts, Stored.Blobs, new EndedGrounds([]), Ledger, Stored.Clock);
        Activities = new ErasureActivities(Store, Erasure, Stored.Clock);
    }

    public StoredApp Stored { get; }
    public SubmissionApp Submissions { get; }
    public ListLedger Ledger { get; } = new();
    public string Provider { get; }
    public string Person { get; }
    public string Other { get; }
    public ConsentStore Store { get; }
    public ConsentRegister Register { get; }
    public ConsentWithdrawal Withdrawal { get; }
    public ConsentErasure Erasure { get; }
    public ErasureActivities Activities { get; }
    public Mock<DurableTaskClient> Client { get; } = new("test");
    public Caller Caller { get; } = new(new HashSet<Role> { Role.Subject }, null, "ptest", null);

    public Task<string> SubjectAsync(string? person = null)
    {
        Assert.True(Identifier.TryParse(IdentifierKind.CitizenId, person ?? Person, out var identifier, out _));
        return Stored.Subjects.FindOrAddAsync(identifier!, SubjectKind.NaturalPerson, "王五", default);
    }

    public async Task<StoredConsent> GiveAsync(string? person = null, string? provider = null, string purpose = Purpose, int days = 365, string? evidence = null,
        IReadOnlyList<string>? offered = null, string? id = null)
    {
        var today = new DateOnly(2026, 9, 28);
        var consent = new StoredConsent(await SubjectAsync(person), id ?? NewId.Make('k'),
            new Consent(provider ?? Provider, [Item], purpose, new AgreedPeriod(today, today.AddDays(days)), ConsentForm.Paper), Stored.Clock.GetUtcNow(),
            new ConsentEvidence(evidence ?? Guid.NewGuid().ToString("N"), null, null));
        return await Register.AddAsync(Caller, consent, offered ?? [], default);
    }

    public Task<StoredConsent> WithdrawAsync(StoredConsent? consent) => Withdrawal.WithdrawAsync(Caller, consent, Client.Object, default);

    /// <summary>Supplies a contract of a person.</summary>
    public Task<SubmissionReceipt> SupplyAsync(int number = 1, string? person = null, Dictionary<string, string>? more = null) =>
        Submissions.SubmitAsync(Provider, Csv(number, person ?? Person, more), Guid.NewGuid().ToString("N"), item: Item);

    public Task<SubmissionReceipt> AcceptAsync(int number = 1) =>
        Submissions.AcceptAsync(Provider, Csv(number, Person, null), Guid.NewGuid().ToString("N"), item: Item);

    public async Task<IReadOnlyList<CreditRecord>> RecordsAsync(string? person = null) => await Stored.Records.ReadAsync(await SubjectAsync(person), default);

    private string Csv(int number, string person, Dictionary<string, string>? more)
    {
        var item = CatalogueItems.Find(Item)!;
        var row = item.Fields.Where(field => field.Requirement == Requirement.Always).ToDictionary(field => field.Code, field => field.Type switch
        {
            FieldType.Date => "2026-09-24",
            FieldType.Code => field.Codes!.Entries[0].Value,
            _ => "测试" + field.Name,
        });
        (row[item.Roles.SubjectKind], row[item.Roles.SubjectName]) = (CodeLists.NaturalPerson, "王五");
        (row[item.Roles.PersonDocumentKind], row[item.Roles.PersonDocumentNumber]) = (PersonDocument.CitizenId, person);
        row[item.Roles.DocumentNumber] = $"合同{number}号";
        row[item.Roles.DecidingBodyCode] = row[item.Roles.ProviderCode] = Provider;
        foreach (var (column, value) in more ?? []) row[column] = value;
        return new StringBuilder().AppendJoin(',', row.Keys).Append("\r\n").AppendJoin(',', row.Values).Append("\r\n").ToString();
    }
}
