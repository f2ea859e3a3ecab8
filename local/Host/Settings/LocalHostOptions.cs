using System.Collections;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Local.Settings;

/// <summary>Everything that was decided before the app's own code runs.</summary>
internal sealed record LocalHostOptions(
    HostArguments Arguments, HostPorts Ports, HostJson HostJson, LocalSettings LocalSettings, DataDirectory Data, string Home,
    LocalAddresses Addresses)
{
    /// <exception cref="StartRefusedException">A file cannot be read, or a setting belongs to production.</exception>
    public static LocalHostOptions Read(HostArguments arguments, string home)
    {
        var settings = LocalSettings.Read(home);
        var environment = Inherited();
        ProductionSettings.Refuse(ProductionSettings.Find(Effective(settings, arguments, environment), environment));
        var ports = HostPorts.From(arguments);
        var data = DataDirectory.At(home, arguments.Data);
        return new LocalHostOptions(arguments, ports, HostJson.Read(home), settings, data, home, new LocalAddresses(ports, data.Root));
    }

    /// <summary>How long the genuine host waits for a function to begin its answer.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>True where a setting names Azurite: only then is one started.</summary>
    public bool UsesStorage => LocalSettings.Values.Values.Concat(Arguments.Settings.Values).Any(Addresses.NamesStorage);

    /// <summary>Puts the settings where the app reads them, later ones over earlier ones.</summary>
    public void AddTo(IConfigurationBuilder configuration)
    {
        configuration.AddInMemoryCollection(HostJson.LogLevels);
        configuration.AddInMemoryCollection(Resolved(LocalSettings.Values));
        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(Resolved(Arguments.Settings));
    }

    private IEnumerable<KeyValuePair<string, string?>> Resolved(IEnumerable<KeyValuePair<string, string>> values) =>
        values.Select(setting => KeyValuePair.Create(setting.Key, (string?)Addresses.Resolve(setting.Value)));

    private static Dictionary<string, string> Effective(
        LocalSettings settings, HostArguments arguments, IReadOnlyDictionary<string, string> environment)
    {
        var effective = new Dictionary<string, string>(settings.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in environment)
        {
            var key = name.Replace("__", ":", StringComparison.Ordinal);
            if (effective.ContainsKey(key) || key.StartsWith("AzureWebJobs", StringComparison.OrdinalIgnoreCase)) effective[key] = value;
        }

        foreach (var (name, value) in arguments.Settings) effective[name] = value;
        return effective;
    }

    private static Dictionary<string, string> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? string.Empty, StringComparer.OrdinalIgnoreCase);
}
