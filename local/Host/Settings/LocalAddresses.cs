using System.Text.RegularExpressions;

namespace CreditFunctions.Local.Settings;

/// <summary>Settings name default ports and <c>.local</c>; this puts in what the host really uses.</summary>
internal sealed partial class LocalAddresses(HostPorts ports, string dataDirectory)
{
    private const string Account = "devstoreaccount1";

    // Azurite's published development key, the same on every machine.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string StorageConnection =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint=http://127.0.0.1:{ports.Storage}/{Account};"
        + $"QueueEndpoint=http://127.0.0.1:{ports.Storage + 1}/{Account};"
        + $"TableEndpoint=http://127.0.0.1:{ports.Storage + 2}/{Account};";

    /// <summary>The value with real ports and paths.</summary>
    public string Resolve(string value)
    {
        if (IsDevelopmentStorage(value)) return ports.Storage == HostArguments.DefaultStoragePort ? value : StorageConnection;
        if (value is ".local" || value.StartsWith(".local/", StringComparison.Ordinal) || value.StartsWith(".local\\", StringComparison.Ordinal))
        {
            return Path.Combine(dataDirectory, value[".local".Length..].TrimStart('/', '\\'));
        }

        return Loopback().Replace(value, match => match.Groups["host"].Value + ":" + Port(match.Groups["port"].Value));
    }

    /// <summary>True where the value names Azurite on the ports that the host gives it.</summary>
    public bool NamesStorage(string value) =>
        Resolve(value) is var real && (IsDevelopmentStorage(real) || real.Contains($"127.0.0.1:{ports.Storage}/", StringComparison.Ordinal));

    /// <summary>True for the short form that names Azurite on its default ports.</summary>
    public static bool IsDevelopmentStorage(string value) =>
        value.Trim().TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase);

    private string Port(string written) => written switch
    {
        "7071" => Text(ports.Http),
        "5672" => Text(ports.Amqp),
        "10000" => Text(ports.Storage),
        "10001" => Text(ports.Storage + 1),
        "10002" => Text(ports.Storage + 2),
        _ => written,
    };

    private static string Text(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=//)(?<host>127\.0\.0\.1|localhost|\[::1\]):(?<port>\d+)(?!\d)")]
    private static partial Regex Loopback();
}
