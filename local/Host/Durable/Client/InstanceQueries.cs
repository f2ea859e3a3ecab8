using System.Text;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Store;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Client;

/// <summary>Reads instances' states for clients, by id or page by page in the order of the ids.</summary>
internal sealed class InstanceQueries(Database database, DataConverter converter)
{
    private const string Select = """
        SELECT Name, Id, Status, CreatedAt, UpdatedAt, Failure,
          CASE WHEN @payloads THEN Input END, CASE WHEN @payloads THEN Output END, CASE WHEN @payloads THEN CustomStatus END
        FROM Instances
        """;

    /// <summary>Sorts behind every id of a prefix.</summary>
    private const string BehindPrefix = "\U0010FFFF";

    public OrchestrationMetadata? Get(string id, bool payloads)
    {
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = Select + " WHERE Id = @id";
        command.Parameters.AddWithValue("@id", id);
        return Rows(command, payloads).FirstOrDefault();
    }

    /// <param name="query">Which ones.</param>
    /// <param name="after">The last id of the page before; empty for the first page.</param>
    /// <param name="size">How many.</param>
    public IReadOnlyList<OrchestrationMetadata> Page(OrchestrationQuery query, string after, int size)
    {
        using var connection = database.OpenReader();
        using var command = connection.CreateCommand();
        var where = new StringBuilder(" WHERE Id > @after");
        void Filter(string condition, string name, object value)
        {
            where.Append(" AND ").Append(condition);
            command.Parameters.AddWithValue(name, value);
        }

        command.Parameters.AddWithValue("@after", after);
        if (query.CreatedFrom is { } from) Filter("CreatedAt >= @from", "@from", from.UtcTicks);
        if (query.CreatedTo is { } to) Filter("CreatedAt <= @to", "@to", to.UtcTicks);
        if (query.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            Filter("Id >= @prefix", "@prefix", prefix);
            Filter("Id < @behind", "@behind", prefix + BehindPrefix);
        }

        if (query.Statuses?.Distinct().ToArray() is { Length: > 0 } statuses)
        {
            where.Append(" AND Status IN (").AppendJoin(',', statuses.Select(status => (int)status)).Append(')');
        }

        command.Parameters.AddWithValue("@size", size);
        command.CommandText = Select + where + " ORDER BY Id LIMIT @size";
        return Rows(command, query.FetchInputsAndOutputs);
    }

    private List<OrchestrationMetadata> Rows(SqliteCommand command, bool payloads)
    {
        command.Parameters.AddWithValue("@payloads", payloads);
        using var row = command.ExecuteReader();
        List<OrchestrationMetadata> rows = [];
        while (row.Read()) rows.Add(Read(row, payloads));
        return rows;
    }

    private OrchestrationMetadata Read(SqliteDataReader row, bool payloads) => new(row.GetString(0), row.GetString(1))
    {
        RuntimeStatus = (OrchestrationRuntimeStatus)row.GetInt32(2),
        CreatedAt = row.Time(3),
        LastUpdatedAt = row.Time(4),
        FailureDetails = row.TextOrNull(5) is { } failure ? HistoryJson.ReadFailure(failure) : null,
        SerializedInput = row.TextOrNull(6),
        SerializedOutput = row.TextOrNull(7),
        SerializedCustomStatus = row.TextOrNull(8),
        DataConverter = payloads ? converter : null,
    };
}
