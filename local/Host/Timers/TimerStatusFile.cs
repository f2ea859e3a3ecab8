using System.Text.Json;

namespace CreditFunctions.Local.Timers;

/// <summary>When a timer function last ran and runs next, UTC.</summary>
internal sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset LastUpdated);

/// <summary>Keeps the timers' status over restarts, so that a missed run is caught up.</summary>
internal sealed class TimerStatusFile
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TimerStatus> _byFunction;

    /// <exception cref="Settings.StartRefusedException">The file is there and cannot be read.</exception>
    public TimerStatusFile(string path)
    {
        _path = path;
        try
        {
            _byFunction = File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, TimerStatus>>(File.ReadAllText(path)) ?? [] : [];
        }
        catch (JsonException error)
        {
            throw new Settings.StartRefusedException($"{path} cannot be read ({error.Message}). Remove it: missed timer runs are then not caught up.");
        }
    }

    public TimerStatus? Of(string function)
    {
        lock (_gate) return _byFunction.GetValueOrDefault(function);
    }

    public void Store(string function, TimerStatus status)
    {
        lock (_gate)
        {
            _byFunction[function] = status;
            File.WriteAllText(_path + ".new", JsonSerializer.Serialize(_byFunction));
            File.Move(_path + ".new", _path, overwrite: true);
        }
    }
}
