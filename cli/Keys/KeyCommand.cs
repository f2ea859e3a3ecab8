using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using CreditFunctions.Local.Settings;

namespace CreditFunctions.Cli.Keys;

/// <summary><c>credit keys …</c>: what the commands about master keys have in common.</summary>
/// <remarks>Exit code 0: done. 1: refused, and nothing is changed; why, and what to do, is said. 2: it could not be read.</remarks>
internal static class KeyCommand
{
    public const int Done = 0, Refused = 1, Unread = 2;

    public static readonly Option<string?> Keys = new("--keys") { Description = "The folder that holds master-keys.json. Without: that of ./run on this machine." };
    public static readonly Option<string?> Data = new("--data") { Description = "The data of ./run on this machine; .local where nothing else is given." };

    public static Command Make() => new("keys", "The master keys, under which everything personal is encrypted.") { RotateCommand.Make(), RetireCommand.Make() };

    /// <summary>Runs a command; what could not be read is said without a stack.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RequestFailedException or AggregateException or StartRefusedException
            or FormatException or JsonException or ArgumentException or CryptographicException or OperationCanceledException)
        {
            Console.Error.WriteLine($"Nothing was changed: {error.Message}");
            return Unread;
        }
    }

    /// <summary>Says why nothing was changed, and what to do.</summary>
    public static int Refuse(string why)
    {
        Console.Error.WriteLine($"Refused, nothing was changed: {why}");
        return Refused;
    }
}
