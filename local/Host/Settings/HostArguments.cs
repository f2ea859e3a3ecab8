using System.Globalization;
using System.Xml;

namespace CreditFunctions.Local.Settings;

/// <summary>What the command line asks for. A port of 0 means a free one.</summary>
internal sealed record HostArguments
{
    public const int DefaultHttpPort = 7071;
    public const int DefaultAmqpPort = 5672;
    public const int DefaultStoragePort = 10000;

    public int HttpPort { get; init; } = DefaultHttpPort;

    public int AmqpPort { get; init; } = DefaultAmqpPort;

    /// <summary>The first of three: blob, queue, table.</summary>
    public int StoragePort { get; init; } = DefaultStoragePort;

    /// <summary>Where everything is kept; null means <c>.local</c> beside the settings.</summary>
    public string? Data { get; init; }

    /// <summary>Where a controlled clock begins; null means the system's clock.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>On a controlled clock that is moved far: how often a timer function runs at most. Null: at each of its times.</summary>
    public TimeSpan? TimerPace { get; init; }

    /// <summary>Settings given by <c>--set Name=Value</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public bool Help { get; init; }

    public const string Usage = """
        Usage: run [--http-port 7071] [--amqp-port 5672] [--storage-port 10000] [--data .local] [--clock RFC3339]
                   [--timer-pace ISO8601] [--set Name=Value] [--demo]
               run --verify-ledger [--data .local] [--checkpoint FILE]

          --http-port     HTTP functions and the local endpoints under /local; 0 picks a free port
          --amqp-port     the Service Bus endpoint; 0 picks a free port
          --storage-port  the first of three: blob, queue and table of Azurite; 0 picks free ports
          --data          where records, queues, orchestrations and keys are kept; default: .local beside the settings
          --clock         begins a controlled clock there, such as 2026-09-24T09:00:00+08:00; it moves by POST /local/clock
          --timer-pace    with --clock: while the clock is moved far, a timer function runs no oftener than that, such as PT6H; in
                          the last hour of the way it runs at each of its times. Without it, always
          --set           overrides a setting, such as --set Identity__Audience=test; may be given several times
          --demo          plays the main story and ends
          --verify-ledger verifies the ledger in that data, and ends; a host may run on it or not

        Settings come from host.json and local.settings.json (copied from local.settings.sample.json on the first run), then
        the environment, then --set. A port given here replaces its default wherever a setting names it.
        """;

    /// <exception cref="StartRefusedException">An argument is unknown, has no value, or a value that cannot be read.</exception>
    public static HostArguments Parse(IReadOnlyList<string> args)
    {
        var parsed = new HostArguments();
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (name is "--help" or "-h" or "-?") return parsed with { Help = true };
            if (!name.StartsWith("--", StringComparison.Ordinal)) throw Unknown(args[i]);
            parsed = name switch
            {
                "--http-port" => parsed with { HttpPort = Port(name, Value()) },
                "--amqp-port" => parsed with { AmqpPort = Port(name, Value()) },
                "--storage-port" => parsed with { StoragePort = Port(name, Value()) },
                "--data" => parsed with { Data = Value() },
                "--clock" => parsed with { Clock = Instant(name, Value()) },
                "--timer-pace" => parsed with { TimerPace = Span(name, Value()) },
                "--set" => Set(Value()),
                _ => throw Unknown(name),
            };

            string Value() => value ?? (++i < args.Count
                ? args[i]
                : throw new StartRefusedException($"{name} needs a value. See --help."));
        }

        return parsed with { Settings = settings };

        HostArguments Set(string assignment)
        {
            if (assignment.Split('=', 2) is not [{ Length: > 0 } key, var assigned])
            {
                throw new StartRefusedException($"--set takes Name=Value, not '{assignment}'.");
            }

            settings[key.Replace("__", ":", StringComparison.Ordinal)] = assigned;
            return parsed;
        }
    }

    private static StartRefusedException Unknown(string argument) => new($"Unknown argument '{argument}'. See --help.");

    private static int Port(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartRefusedException($"{name} takes a port from 0 (any free one) to 65535, not '{value}'.");

    private static TimeSpan Span(string name, string value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(value) is var span && span > TimeSpan.Zero ? span : throw new FormatException();
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new StartRefusedException($"{name} takes an ISO 8601 duration above 0, such as PT6H, not '{value}'.");
        }
    }

    private static DateTimeOffset Instant(string name, string value) =>
        Rfc3339.TryParse(value, out var instant)
            ? instant
            : throw new StartRefusedException($"{name} takes a time with its offset, such as 2026-09-24T09:00:00+08:00, not '{value}'.");
}
