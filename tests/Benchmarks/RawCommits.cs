using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CreditFunctions.Benchmarks;

/// <summary>The limit to compare with: how fast this disk takes single rows, each in a commit of its own with full sync.</summary>
internal static class RawCommits
{
    /// <returns>Commits a second.</returns>
    public static double Measure(string folder, int count = 8000)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, $"raw-{Guid.NewGuid():N}.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Raw (Id INTEGER PRIMARY KEY, Text TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO Raw (Text) VALUES ('a row of about the length of a small event')";
        command.Prepare();
        for (var warmUp = 0; warmUp < 200; warmUp++) command.ExecuteNonQuery();
        var watch = Stopwatch.StartNew();
        for (var row = 0; row < count; row++) command.ExecuteNonQuery();
        return count / watch.Elapsed.TotalSeconds;
    }
}
