using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Storage;

/// <summary>Where the master keys come from: a Key Vault secret in azure, a key file locally. Both hold <c>{"1":"base64 of 32 bytes"}</c>.</summary>
internal static class KeyRingSource
{
    private const string FileName = "master-keys.json";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads the ring; makes the local key file on the first run.</summary>
    public static KeyRing Read(IConfiguration configuration)
    {
        if (configuration["Keys:VaultUri"] is { Length: > 0 } vault)
        {
            var secrets = new SecretClient(new Uri(vault), StorageAccount.Credential(configuration));
            return Parse(secrets.GetSecret(configuration["Keys:SecretName"] ?? "master-keys").Value.Value);
        }

        if (configuration["Keys:Directory"] is not { Length: > 0 } directory)
        {
            throw new InvalidOperationException("Set Keys__VaultUri (azure) or Keys__Directory (local): without keys nothing can be kept.");
        }

        return Parse(File.ReadAllText(MadeOnce(directory)));
    }

    private static KeyRing Parse(string json) => new(
        (JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [])
        .ToDictionary(key => int.Parse(key.Key, CultureInfo.InvariantCulture), key => Convert.FromBase64String(key.Value)));

    // One process makes the file while the others wait at the lock, which the system takes back from whoever dies. Written whole under
    // another name, then moved: a crash leaves no half key file.
    private static string MadeOnce(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(directory);
        using var held = Lock(path + ".lock");
        if (File.Exists(path)) return path;
        var draft = path + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(
            new Dictionary<string, string> { ["1"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) }));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(draft, path);
        return path;
    }

    private static FileStream Lock(string path)
    {
        FileStream? held = null;
        SpinWait.SpinUntil(() => (held = TryLock(path)) is not null, s_patience);
        return held ?? throw new IOException($"Another process holds {path} and makes no keys.");
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
