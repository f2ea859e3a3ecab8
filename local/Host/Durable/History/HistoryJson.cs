using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.History;

/// <summary>How turns and messages stand in the database: JSON that a person can read.</summary>
[JsonSerializable(typeof(HistoryTurn))]
[JsonSerializable(typeof(Arrival))]
[JsonSerializable(typeof(TaskFailureDetails))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    private static readonly HistoryJson Readable = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(HistoryTurn turn) => JsonSerializer.Serialize(turn, Readable.HistoryTurn);

    public static string Write(Arrival arrival) => JsonSerializer.Serialize(arrival, Readable.Arrival);

    public static string Write(TaskFailureDetails failure) => JsonSerializer.Serialize(failure, Readable.TaskFailureDetails);

    public static HistoryTurn ReadTurn(string text) => Read(JsonSerializer.Deserialize(text, Readable.HistoryTurn));

    public static Arrival ReadArrival(string text) => Read(JsonSerializer.Deserialize(text, Readable.Arrival));

    public static TaskFailureDetails ReadFailure(string text) => Read(JsonSerializer.Deserialize(text, Readable.TaskFailureDetails));

    private static T Read<T>(T? value) where T : class => value ?? throw new JsonException($"A {typeof(T).Name} was expected in the durable store.");
}
