using Azure.Data.Tables;
using CreditFunctions.Functions.Tests.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Operations;

/// <summary>The whole app in the test's own process, on a data folder of its own, with an objection's people and record.</summary>
internal sealed class OperatedApp : IAsyncDisposable
{
    /// <summary>A Monday before ordinary weeks: ten working days from then end on 16 November, and 5 are left on the 9th.</summary>
    public const string Begin = "2026-11-02T09:00:00+08:00";

    private OperatedApp(InProcessHost host, ObjectionApp objections) => (Host, Objections) = (host, objections);

    public InProcessHost Host { get; }

    public ObjectionApp Objections { get; }

    public DurableTaskClient Durable => Host.Durable;

    /// <summary>Another organisation with a record, and another provider.</summary>
    public Task<ObjectionApp> AnotherAsync() => ObjectionApp.StartAsync(Host.Process, ObjectionHost.StoredOf(Host.Process));

    /// <summary>A table of the app's.</summary>
    public Task<TableClient> Table(string name) => ObjectionHost.StoredOf(Host.Process).Account.TableAsync(name);

    public static async Task<OperatedApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("operated-app-").FullName;
        var all = settings.Append(("Objections__AuthorityUnit", ObjectionHost.Authority)).ToDictionary(of => of.Item1, of => of.Item2);
        var host = await InProcessHost.StartAsync(data, Begin, all);
        return new OperatedApp(host, await ObjectionApp.StartAsync(host.Process, ObjectionHost.StoredOf(host.Process)));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(Host.Process.Data, recursive: true);
    }
}
