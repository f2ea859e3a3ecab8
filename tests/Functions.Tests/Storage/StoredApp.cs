using Azure.Core;
using Azure.Core.Pipeline;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Records;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>The rooms that store, on a real Azurite, without a host.</summary>
internal sealed class StoredApp
{
    public StoredApp(string connectionString, KeyRing? keys = null)
    {
        Configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connectionString }).Build();
        Keys = keys ?? FieldCipherTests.Ring(1);
        Account = new StorageAccount(Configuration, Faults);
        Cipher = new FieldCipher(Keys);
        Pseudonyms = new Pseudonyms(Keys);
        Blobs = new SealedBlobs(Account, Keys);
        Subjects = new SubjectIndex(Account, Pseudonyms, Keys, Cipher);
        Records = new RecordStore(Account, new RecordEntity(Cipher), Pseudonyms);
        LedgerKeys = new LedgerKeys(Account, Cipher, Subjects, Clock);
        Segments = new SegmentFiles(Account);
        LedgerReader = new LedgerReader(Segments, LedgerKeys);
    }

    public IConfiguration Configuration { get; }
    public KeyRing Keys { get; }
    public Faults Faults { get; } = new();
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8)));
    public StorageAccount Account { get; }
    public FieldCipher Cipher { get; }
    public Pseudonyms Pseudonyms { get; }
    public SealedBlobs Blobs { get; }
    public SubjectIndex Subjects { get; }
    public RecordStore Records { get; }
    public LedgerKeys LedgerKeys { get; }
    public SegmentFiles Segments { get; }
    public LedgerReader LedgerReader { get; }

    /// <summary>A writer of the ledger, as a process of its own would have one.</summary>
    public LedgerWriter OpenLedger() => OpenLedger(new SealStore(Account), Clock);

    public LedgerWriter OpenLedger(SealStore seals, TimeProvider clock, SealGauge? gauge = null) => new(Account, LedgerKeys, LedgerReader,
        new SealedDay(seals, clock, NullLogger<SealedDay>.Instance), gauge ?? new SealGauge(seals, clock, NullLogger<SealGauge>.Instance), clock,
        NullLogger<LedgerWriter>.Instance);

    public CaseStore Cases(string table) => new(Account, Cipher, Clock, table);
}

/// <summary>Fails storage calls on demand, as a storage that is down does.</summary>
internal sealed class Faults : HttpPipelineSynchronousPolicy
{
    private int _calls;

    /// <summary>Which calls fail.</summary>
    public Func<HttpMessage, bool> Fail { get; set; } = _ => false;

    /// <summary>Whether they fail only after the storage has done them, as where an answer is lost.</summary>
    public bool FailAfter { get; set; }

    /// <summary>Which answers are lost after the storage has done what was asked: the client itself sends the call again.</summary>
    public Func<HttpMessage, bool> Lose { get; set; } = _ => false;

    /// <summary>Calls so far.</summary>
    public int Calls => _calls;

    public override void OnSendingRequest(HttpMessage message)
    {
        Interlocked.Increment(ref _calls);
        if (!FailAfter) ThrowWhere(message);
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (FailAfter) ThrowWhere(message);
        if (Lose(message)) message.Response = new LostAnswer();
    }

    private void ThrowWhere(HttpMessage message)
    {
        if (Fail(message)) throw new Azure.RequestFailedException(403, "The storage is down (test).");
    }
}
