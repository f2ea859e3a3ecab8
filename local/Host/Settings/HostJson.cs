using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Local.Settings;

/// <summary>What the host itself takes from host.json. The app never sees this file, as on the genuine host.</summary>
internal sealed class HostJson(IConfiguration file)
{
    /// <exception cref="StartRefusedException">The file is missing or is not JSON.</exception>
    public static HostJson Read(string home)
    {
        var path = Path.Combine(home, "host.json");
        try
        {
            return new HostJson(new ConfigurationBuilder().AddJsonFile(path, optional: false).Build());
        }
        catch (Exception error) when (error is FileNotFoundException or InvalidDataException or JsonException or FormatException)
        {
            throw new StartRefusedException($"{path} cannot be read: {(error.InnerException ?? error).Message}");
        }
    }

    /// <summary>Stands before every route; "api" where the file says nothing.</summary>
    public string RoutePrefix => (file["extensions:http:routePrefix"] ?? "api").Trim('/');

    public string TaskHub => file["extensions:durableTask:hubName"] ?? "TestHubName";

    public bool AutoCompleteMessages => file.GetValue("extensions:serviceBus:autoCompleteMessages", true);

    public int MaxConcurrentCalls => file.GetValue("extensions:serviceBus:maxConcurrentCalls", 16 * Environment.ProcessorCount);

    public TimeSpan MaxAutoLockRenewalDuration => file.GetValue("extensions:serviceBus:maxAutoLockRenewalDuration", TimeSpan.FromMinutes(5));

    /// <summary>Logging levels by category, in the shape that logging configuration reads.</summary>
    public IEnumerable<KeyValuePair<string, string?>> LogLevels => file.GetSection("logging:logLevel").GetChildren()
        .Select(level => KeyValuePair.Create($"Logging:LogLevel:{level.Key}", level.Value));
}
