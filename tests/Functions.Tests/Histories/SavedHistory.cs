using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Local.Durable;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Histories;

/// <summary>What an orchestration did under a release, turn by turn. Holds ids and dates, nothing personal.</summary>
/// <param name="Name">The orchestrator.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="Input">Serialized, or null.</param>
/// <param name="Turns">From the first.</param>
internal sealed record SavedHistory(string Name, string InstanceId, string? Input, IReadOnlyList<HistoryTurn> Turns)
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True where the orchestration had ended when its history was saved.</summary>
    public bool Ended => Turns[^1].Ended is not null;

    /// <summary>The version in its input; 1 where it names none.</summary>
    public int Version => Input is not null && JsonNode.Parse(Input) is JsonObject input && input[nameof(Version)] is { } version ? (int)version : 1;

    public static SavedHistory Parse(string json)
    {
        var saved = JsonNode.Parse(json)!;
        return new SavedHistory((string)saved["name"]!, (string)saved["instanceId"]!, (string?)saved["input"],
            [.. saved["turns"]!.AsArray().Select(turn => HistoryJson.ReadTurn(turn!.ToJsonString()))]);
    }

    public string ToJson() => new JsonObject
    {
        ["name"] = Name,
        ["instanceId"] = InstanceId,
        ["input"] = Input,
        ["turns"] = new JsonArray([.. Turns.Select(turn => JsonNode.Parse(HistoryJson.Write(turn)))]),
    }.ToJsonString(s_readable) + "\n";

    /// <summary>The code of today, having gone through all of it; what it did otherwise is told by its next turn.</summary>
    public OrchestrationRun Replay(IDurableCode code)
    {
        var run = new OrchestrationRun(new InstanceHeader(InstanceId, 1, Name, string.Empty, Input, null), null, code, new JsonPayloadConverter(),
            NullLoggerFactory.Instance, () => { });
        foreach (var turn in Turns) run.Replay(turn);
        return run;
    }
}
