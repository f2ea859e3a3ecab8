using System.Globalization;
using System.Text.Json;
using CreditFunctions.Local.Settings;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Clock;

/// <summary>The host's time: the system's, or a controlled clock that goes on where the same data directory left off.</summary>
internal sealed class HostClock(string file)
{
    /// <summary>Reads what the data directory last saw.</summary>
    /// <param name="requested">Where the command line wants a controlled clock to begin; null for the system's clock.</param>
    /// <param name="logger">Is told where the stored time wins.</param>
    public TimeProvider Start(DateTimeOffset? requested, ILogger logger)
    {
        var stored = Stored();
        if (requested is not { } start)
        {
            if (stored > TimeProvider.System.GetUtcNow())
            {
                logger.LogWarning("This data directory was last used on a controlled clock at {Stored}, which is still to come: " +
                    "what was planned then waits until the system's clock gets there. Give --clock to go on from there.", stored);
            }

            return TimeProvider.System;
        }

        if (stored > start)
        {
            logger.LogInformation("The clock goes on at {Stored}, where this data directory left off, not at {Requested}: time never moves back.",
                stored, start);
            start = stored.Value;
        }

        var clock = new ControlledClock(start);
        Store(start);
        return clock;
    }

    public void Store(DateTimeOffset now)
    {
        var text = JsonSerializer.Serialize(new { now = now.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) });
        File.WriteAllText(file + ".new", text);
        File.Move(file + ".new", file, overwrite: true);
    }

    private DateTimeOffset? Stored()
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.GetProperty("now").GetDateTimeOffset();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new StartRefusedException($"{file} cannot be read ({error.Message}). Remove it to begin the clock anew.");
        }
    }
}
