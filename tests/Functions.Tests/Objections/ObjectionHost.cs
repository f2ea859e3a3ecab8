using CreditFunctions.Calendar;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Objections;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>An app of a test's own, on its own controlled clock, and the app's rooms on its storage.</summary>
internal sealed class ObjectionHost : IAsyncDisposable
{
    /// <summary>The credit authority.</summary>
    public static readonly string Authority = ObjectionApp.Code("11");

    private ObjectionHost(LocalAppProcess process) => (Process, Stored) = (process, StoredOf(process));

    public LocalAppProcess Process { get; }

    public StoredApp Stored { get; }

    /// <summary>The app's own store, for what a test does behind the app's back.</summary>
    public ObjectionStore Store => new(Stored.Account, Stored.Cipher, new CalendarStore(Stored.Account, Stored.Clock), Stored.Clock);

    /// <summary>The app's rooms on a process's storage, under its keys.</summary>
    public static StoredApp StoredOf(LocalAppProcess process)
    {
        var settings = new Dictionary<string, string?> { ["Keys:Directory"] = Path.Combine(process.Data, "keys") };
        return new StoredApp(process.StorageConnectionString, KeyRingSource.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
    }

    /// <param name="clock">Where the clock begins.</param>
    /// <param name="replay">Replays every turn of every orchestration from the start.</param>
    public static async Task<ObjectionHost> StartAsync(string clock = RunningApp.Begin, bool replay = false) => new(await LocalAppProcess.StartAsync(
        clock, new Dictionary<string, string>
        {
            ["AzureFunctionsJobHost__extensions__durableTask__extendedSessionsEnabled"] = replay ? "false" : "true",
            ["Objections__AuthorityUnit"] = Authority,
        }));

    public Task<ObjectionApp> AppAsync(string item = "penalty") => ObjectionApp.StartAsync(Process, Stored, item);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
