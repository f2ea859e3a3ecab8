using System.Text;
using CreditFunctions.Local.Durable;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.CrashChild;

/// <summary>The code under load. Cases take notes until they are closed and tell the collector; activities append a line to a file.</summary>
internal sealed class CrashCode(string effectsFile, DataConverter converter) : IDurableCode
{
    /// <summary>The one instance of <c>Collector</c>.</summary>
    public const string CollectorId = "collector";

    /// <summary>A note of this value closes a case.</summary>
    public const int Close = -1;

    private const int CollectedPerRun = 10;

    private readonly Lock _file = new();

    public bool HasOrchestrator(string name) => name is "Case" or "Child" or "Collector";

    public bool HasActivity(string name) => name == "Append";

    public async Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => converter.Serialize(name switch
    {
        "Case" => await CaseAsync(context),
        "Child" => await ChildAsync(context),
        _ => await CollectAsync(context),
    });

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
    {
        var line = converter.Deserialize<string>(input)!;
        lock (_file) File.AppendAllText(effectsFile, line + "\n", Encoding.UTF8);
        return Task.FromResult(converter.Serialize(line.Length));
    }

    private static async Task<object?> CaseAsync(TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<int>("Append", $"{context.InstanceId} open");
        var notes = new List<int>();
        while (await context.WaitForExternalEvent<int>("Note") is var note and not Close)
        {
            notes.Add(note);
            await context.CallActivityAsync<int>("Append", $"{context.InstanceId} note {note}");
        }

        await context.CallSubOrchestratorAsync<int>("Child", context.InstanceId);
        await context.CallActivityAsync<int>("Append", $"{context.InstanceId} close");
        context.SendEvent(CollectorId, "Done", context.InstanceId);
        return notes;
    }

    private static async Task<object?> ChildAsync(TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
        return await context.CallActivityAsync<int>("Append", $"{context.GetInput<string>()} child");
    }

    private static async Task<object?> CollectAsync(TaskOrchestrationContext context)
    {
        var done = context.GetInput<List<string>>() ?? [];
        for (var count = 0; count < CollectedPerRun; count++)
        {
            var id = await context.WaitForExternalEvent<string>("Done");
            if (id.Length == 0) return done;
            done.Add(id);
        }

        context.ContinueAsNew(done);
        return null;
    }
}
