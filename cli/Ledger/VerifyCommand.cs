using System.CommandLine;
using System.Security.Cryptography;
using Azure;
using CreditFunctions.Ledger.Verification;
using CreditFunctions.Local.Settings;

namespace CreditFunctions.Cli.Ledger;

/// <summary><c>credit ledger verify</c>: reads all, recomputes, and names the first thing that is wrong.</summary>
/// <remarks>Exit code 0: everything holds. 1: something is wrong, and is named. 2: it could not be read, so nothing is known.</remarks>
internal static class VerifyCommand
{
    private const int Good = 0, Bad = 1, Unread = 2;

    private static readonly Option<string?> s_storage = new("--storage") { Description = "Connection string of the storage account that holds the ledger." };
    private static readonly Option<string?> s_folder = new("--folder") { Description = "An exported copy: a folder with the containers 'ledger' and 'ledger-seals' in it." };
    private static readonly Option<string?> s_data = new("--data") { Description = "The data of ./run on this machine; where nothing else is given: .local. ./run may run or not." };
    private static readonly Option<int?> s_port = new("--storage-port") { Description = "The storage port of the ./run that has that data, where it is not found by itself." };
    private static readonly Option<string[]> s_publicKeys = new("--public-key")
    {
        Description = "Public keys (PEM or JWK files) that may have signed. Without: those that stand beside the seals, which prove less.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> s_checkpoints = new("--checkpoint")
    {
        Description = "Checkpoints that were kept outside: a seal, the answer of /api/v1/ledger/checkpoint, a checkpoint's five lines, or size and root.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> s_keys = new("--keys") { Description = "The directory of master-keys.json: opens the payloads too, and checks what the entries committed to." };

    public static Command Make()
    {
        var command = new Command("verify", "Verifies the whole ledger. Exit code 0: it holds; 1: what is wrong first is named; 2: it could not be read.")
        {
            s_storage, s_folder, s_data, s_port, s_publicKeys, s_checkpoints, s_keys,
        };
        command.Validators.Add(result =>
        {
            var sources = new[] { result.GetValue(s_storage), result.GetValue(s_folder), result.GetValue(s_data) }.Count(source => source is not null);
            if (sources > 1) result.AddError("Give one of --storage, --folder and --data.");
            if (result.GetValue(s_folder) is not null && result.GetValue(s_keys) is not null) result.AddError("--keys opens payloads by the keys in the account's table: a folder has none.");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            await using var place = await LedgerPlace.OpenAsync(arguments.GetValue(s_storage), arguments.GetValue(s_folder), arguments.GetValue(s_data),
                arguments.GetValue(s_port), cancellationToken);
            using var keys = await PublicKeys.ReadAsync(arguments.GetValue(s_publicKeys) ?? [], place, cancellationToken);
            using var payloads = arguments.GetValue(s_keys) is { } directory ? place.PayloadKeys(directory) : null;
            var report = new VerdictReport(Console.Out);
            report.Begin(place, keys);
            var options = new VerifierOptions
            {
                PublicKeys = keys.Keys,
                Outside = [.. (arguments.GetValue(s_checkpoints) ?? []).Select(file => OutsideCheckpoint.Parse(File.ReadAllText(file)))],
                Keys = payloads,
            };
            var verdict = await VerifyProgress.ShowAsync(progress =>
                new LedgerVerifier(place.Files, options with { Progress = progress }).VerifyAsync(cancellationToken));
            report.End(verdict, options);
            return verdict.Fault is null ? Good : Bad;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or RequestFailedException or AggregateException or StartRefusedException
            or FormatException or ArgumentException or CryptographicException or OperationCanceledException)
        {
            Console.Error.WriteLine($"The ledger could not be read, so nothing is known of it: {error.Message}");
            return Unread;
        }
    }
}
