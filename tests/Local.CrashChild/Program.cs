using CreditFunctions.Local.CrashChild;
using CreditFunctions.Local.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;

// CrashChild DATABASE EFFECTS_FILE PREFIX: runs cases until it is killed, and prints every acknowledgement after it got it.
const int Workers = 12;
const int NotesOfACase = 3;
var (database, effects, prefix) = (args[0], args[1], args[2]);
var converter = new JsonPayloadConverter();
await using var engine = new DurableEngine(database, new CrashCode(effects, converter), converter, TimeProvider.System, NullLoggerFactory.Instance,
    new DurableEngineOptions { WarmInstances = 8 });
Console.WriteLine("opening");
await engine.StartAsync(CancellationToken.None);
try
{
    await engine.Client.ScheduleNewOrchestrationInstanceAsync("Collector", null, new StartOrchestrationOptions(CrashCode.CollectorId));
}
catch (InvalidOperationException)
{
    // It runs since an earlier life.
}

Console.WriteLine("ready");
await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker))));

async Task WorkAsync(int worker)
{
    for (var number = 0; ; number++)
    {
        var id = $"{prefix}-{worker}-{number}";
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Case", null, new StartOrchestrationOptions(id));
        Console.WriteLine($"started {id}");
        for (var note = 1; note <= NotesOfACase; note++)
        {
            await engine.Client.RaiseEventAsync(id, "Note", note);
            Console.WriteLine($"noted {id} {note}");
        }

        await engine.Client.RaiseEventAsync(id, "Note", CrashCode.Close);
        Console.WriteLine($"closed {id}");
        var ended = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Console.WriteLine($"ended {id} {ended.SerializedOutput}");
    }
}
