using System.Net;
using System.Text.RegularExpressions;

namespace CreditFunctions.Local.Settings;

/// <summary>Finds what belongs to production: the local host must never touch a real account, or act under a real identity.</summary>
internal static partial class ProductionSettings
{
    private static readonly string[] IdentityNames =
    [
        "AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_USERNAME", "AZURE_PASSWORD", "AZURE_AUTHORITY_HOST", "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "MSI_ENDPOINT", "MSI_SECRET",
        "WEBSITE_INSTANCE_ID",
    ];

    /// <summary>Looks through the app's settings and the whole environment.</summary>
    /// <param name="settings">Name and effective value of each of the app's settings.</param>
    /// <param name="environment">Everything that the process inherited.</param>
    /// <returns>One sentence a finding; never a value, which may be a secret.</returns>
    public static IReadOnlyList<string> Find(
        IEnumerable<KeyValuePair<string, string>> settings, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var findings = new List<string>();
        foreach (var (name, value) in settings)
        {
            if (Reason(name, value) is { } reason) findings.Add($"The setting {Written(name)} {reason}.");
        }

        foreach (var (name, value) in environment)
        {
            if (value.Length == 0) continue;
            if (IdentityNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                findings.Add($"The environment variable {name} gives an Azure identity.");
            }
            else if (CloudHost().IsMatch(value))
            {
                findings.Add($"The environment variable {name} names a service in the cloud.");
            }
        }

        return [.. findings.Distinct()];
    }

    /// <exception cref="StartRefusedException">There is at least one finding.</exception>
    public static void Refuse(IReadOnlyList<string> findings)
    {
        if (findings.Count == 0) return;
        throw new StartRefusedException(string.Join(Environment.NewLine,
        [
            "The local host does not start with production settings:",
            .. findings.Select(finding => "  - " + finding),
            $"Use 127.0.0.1 in {LocalSettings.FileName}, and start in a shell without those variables.",
        ]));
    }

    private static string? Reason(string name, string value)
    {
        if (CloudHost().IsMatch(value)) return "names a service in the cloud";
        if (AccountName().Match(value) is { Success: true } account && account.Groups["name"].Value != "devstoreaccount1")
        {
            return "names a real storage account";
        }

        if (IdentityConnection().IsMatch(name) && value.Length > 0) return "connects by an Azure identity";
        return Endpoints(name, value).Any(host => !IsLoopback(host)) ? "names a host other than this machine" : null;
    }

    private static IEnumerable<string> Endpoints(string name, string value)
    {
        foreach (Match endpoint in EndpointPart().Matches(value)) yield return endpoint.Groups["host"].Value;
        if (EndpointName().IsMatch(name) && Uri.TryCreate(value, UriKind.Absolute, out var address)) yield return address.Host;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string Written(string name) => name.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex(@"\.(servicebus|core|vault|database|azconfig|documents|durabletask)\.(windows\.net|azure\.net|azure\.com|azure\.io|chinacloudapi\.cn|azure\.cn|usgovcloudapi\.net)|\.durabletask\.io|EndpointSuffix=core\.", RegexOptions.IgnoreCase)]
    private static partial Regex CloudHost();

    [GeneratedRegex(@"(^|;)\s*AccountName=(?<name>[^;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex AccountName();

    [GeneratedRegex(@"(^|;)\s*\w*Endpoint=\w+://(?<host>\[[^\]]*\]|[^:/;]*)", RegexOptions.IgnoreCase)]
    private static partial Regex EndpointPart();

    [GeneratedRegex(@":(accountName|fullyQualifiedNamespace|clientId|credential)$", RegexOptions.IgnoreCase)]
    private static partial Regex IdentityConnection();

    [GeneratedRegex(@"(Authority|Endpoint|Uri|Url|Address)$", RegexOptions.IgnoreCase)]
    private static partial Regex EndpointName();
}
