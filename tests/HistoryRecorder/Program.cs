using CreditFunctions.Functions.Tests.Histories;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Tests.Shared;
using Microsoft.Data.Sqlite;

// Usage: dotnet run --project tests/HistoryRecorder -- <data folder> [orchestrator]…
// Of each orchestrator and version: the longest history that ended and the longest that did not, as far as not saved yet.
if (args is not [var data, .. var wanted])
{
    Console.Error.WriteLine("Usage: dotnet run --project tests/HistoryRecorder -- <data folder> [orchestrator]...");
    return 2;
}

var folder = Path.Combine(Repository.Root, "tests", "Functions.Tests", "Histories", "Saved");
Directory.CreateDirectory(folder);
using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
{
    DataSource = Path.Combine(data, "durable.db"),
    Mode = SqliteOpenMode.ReadOnly,
}.ToString());
connection.Open();
foreach (var kind in Histories().Where(history => wanted.Length == 0 || wanted.Contains(history.Name, StringComparer.OrdinalIgnoreCase))
    .GroupBy(history => (history.Name, history.Version, history.Ended)))
{
    var longest = kind.MaxBy(history => history.Turns.Count)!;
    var file = Path.Combine(folder, $"{kind.Key.Name}-{kind.Key.Version}-{(kind.Key.Ended ? "ended" : "in-flight")}.json");
    if (File.Exists(file)) continue;
    File.WriteAllText(file, longest.ToJson());
    Console.WriteLine($"{Path.GetRelativePath(Repository.Root, file)}: {longest.Turns.Count} turns");
}

return 0;

List<SavedHistory> Histories()
{
    using var command = connection.CreateCommand();
    command.CommandText = """
        SELECT i.Name, i.Id, i.Input, h.Body FROM Instances i JOIN History h ON h.Execution = i.Execution ORDER BY i.Execution, h.Turn
        """;
    using var rows = command.ExecuteReader();
    var turns = new List<(string Name, string Id, string? Input, HistoryTurn Turn)>();
    while (rows.Read()) turns.Add((rows.GetString(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2), HistoryJson.ReadTurn(rows.GetString(3))));
    return [.. turns.GroupBy(row => (row.Name, row.Id, row.Input))
        .Select(instance => new SavedHistory(instance.Key.Name, instance.Key.Id, instance.Key.Input, [.. instance.Select(row => row.Turn)]))];
}
