using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>A prepared statement with its parameters in the order in which they stand in the text.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public Statement(SqliteConnection connection, string text)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
        _parameters = [.. ParameterNames(text).Distinct().Select(name => _command.Parameters.Add(new SqliteParameter(name, null)))];
        _command.Prepare();
    }

    /// <returns>How many rows changed.</returns>
    public int Execute(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Reads rows. Values are to be read before the statement runs again.</summary>
    public IEnumerable<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return Rows(read);
    }

    public void Dispose() => _command.Dispose();

    private IEnumerable<T> Rows<T>(Func<SqliteDataReader, T> read)
    {
        using var reader = _command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != _parameters.Length) throw new ArgumentException($"{_parameters.Length} values are needed: {_command.CommandText}");
        for (var index = 0; index < values.Length; index++) _parameters[index].Value = values[index] ?? DBNull.Value;
    }

    private static IEnumerable<string> ParameterNames(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @"@\w+").Select(match => match.Value);
}
