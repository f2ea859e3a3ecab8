using System.Text;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Calendar;
using CreditFunctions.Consents;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Grants;
using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Submissions.Findings;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Receipts;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CreditFunctions.Functions.Tests.Submissions;

/// <summary>The submissions' room on a real Azurite, its steps driven by the test.</summary>
internal sealed class SubmissionApp
{
    public SubmissionApp(StoredApp stored, string ungranted = GrantOptions.Open)
    {
        Stored = stored;
        stored.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 28, 9, 0, 0, TimeSpan.FromHours(8)));
        Receipts = new ReceiptStore(stored.Account);
        Intake = new SubmissionIntake(stored.Blobs, Receipts, GrantedUnits.Rights(stored, ungranted), stored.Pseudonyms, stored.Clock);
        Held = new HeldRowStore(stored.Account, new HeldRowEntity(stored.Cipher));
        Inbox = new Inbox(stored.Account, new NoticeEntity(stored.Cipher), stored.Clock);
        FindingStore = new FindingStore(stored.Account, stored.Blobs);
        Step = NewStep();
    }

    public StoredApp Stored { get; }
    public ReceiptStore Receipts { get; }
    public SubmissionIntake Intake { get; }
    public HeldRowStore Held { get; }
    public Inbox Inbox { get; }
    public FindingStore FindingStore { get; }
    public ListLedger Ledger { get; } = new();
    public IngestStep Step { get; private set; }

    /// <summary>Rings nobody.</summary>
    public static DurableTaskClient NoClient { get; } = new Mock<DurableTaskClient>("test").Object;

    /// <summary>Forgets what a process remembers, as after a kill.</summary>
    public void Restart() => Step = NewStep();

    /// <summary>Takes a CSV in and ingests it to the end.</summary>
    public async Task<SubmissionReceipt> SubmitAsync(string unit, string csv, string? batch = null, bool dryRun = false, string item = "penalty")
    {
        var receipt = await AcceptAsync(unit, csv, batch, dryRun, item);
        return await IngestAsync(receipt.ReceiptId);
    }

    public Task<SubmissionReceipt> AcceptAsync(string unit, string csv, string? batch = null, bool dryRun = false, string item = "penalty") =>
        Intake.AcceptAsync(new SubmissionRequest(unit, BodyFormat.Csv, item, batch, dryRun), new MemoryStream(Encoding.UTF8.GetBytes(csv)), default);

    /// <summary>Runs steps to the end.</summary>
    public async Task<SubmissionReceipt> IngestAsync(string receiptId)
    {
        while (!await Step.RunAsync(receiptId, NoClient, default))
        {
        }

        return (await Receipts.ReadAsync(receiptId, default))!.Receipt;
    }

    /// <summary>What was found, as <c>row field code</c>.</summary>
    public async Task<List<string>> FoundAsync(SubmissionReceipt receipt)
    {
        var found = new List<string>();
        await foreach (var finding in FindingStore.ReadAsync(receipt.ReceiptId, default)) found.Add($"{finding.Row} {finding.Field} {finding.Code}");
        return found;
    }

    /// <summary>The records of a company, tombstones included.</summary>
    public async Task<IReadOnlyList<CreditRecord>> RecordsOfAsync(string company)
    {
        Assert.True(Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, company, out var identifier, out _));
        return await Stored.Subjects.FindAsync(identifier!, default) is { } subjectId ? await Stored.Records.ReadAsync(subjectId, default) : [];
    }

    /// <summary>What a company was told, newest first.</summary>
    public async Task<IEnumerable<string>> ToldAsync(string company)
    {
        Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, company, out var identifier, out _);
        var subjectId = await Stored.Subjects.FindAsync(identifier!, default);
        return (await Inbox.OpenAsync(Recipient.OfSubject(subjectId!), null, 10, default)).Notices.Select(notice => notice.Kind);
    }

    /// <summary>Carries decisions on held rows out.</summary>
    public HeldRowCarrying CarryingWith(ILedger ledger)
    {
        var sender = new Mock<ServiceBusSender>();
        var client = Mock.Of<ServiceBusClient>(bus => bus.CreateSender(It.IsAny<string>()) == sender.Object);
        return new HeldRowCarrying(Held, Stored.Records, new EndedRecords(new EndedGrounds([]), Stored.Records), new NoticeSender(Inbox, new NoticeTopic(client), Stored.Clock), ledger, Stored.Clock);
    }

    private IngestStep NewStep()
    {
        var seen = new SeenRows();
        // Subjects have no topic: nothing is sent there.
        var notices = new MoveNotices(new NoticeSender(Inbox, new NoticeTopic(Mock.Of<ServiceBusClient>()), Stored.Clock));
        var mover = new RecordMover(Stored.Records, Stored.Subjects, Held, notices, Stored.Clock);
        var writer = new RowWriter(Stored.Records, Held, mover, Stored.Clock);
        var ingestion = new RowIngestion(Stored.Subjects, Stored.Records, writer, new ContentHash(Stored.Pseudonyms), seen,
            new CalendarStore(Stored.Account, Stored.Clock), new ConsentLookup(Stored.Subjects, new ConsentStore(Stored.Account, new ConsentEntity(Stored.Cipher))));
        return new IngestStep(Receipts, Stored.Blobs, ingestion, FindingStore, new IngestedChanges(Ledger), new EndedRecords(new EndedGrounds([]), Stored.Records), seen, Stored.Clock, NullLogger<IngestStep>.Instance);
    }
}
