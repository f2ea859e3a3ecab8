using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A prepared statement with positional values.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var index = 1; index <= parameters; index++) _command.Parameters.Add(new SqliteParameter { ParameterName = $"${index}" });
        _command.Prepare();
    }

    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public SqliteDataReader Read(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++) _command.Parameters[index].Value = values[index];
    }
}
