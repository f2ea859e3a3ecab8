using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>Reads columns that may be null, and times.</summary>
internal static class Columns
{
    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
