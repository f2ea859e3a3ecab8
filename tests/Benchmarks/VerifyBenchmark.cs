using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Benchmarks;

/// <summary>The verifier, without opening payloads, against the plain SHA-256 of the same bytes in one go, on one core; both in memory.</summary>
/// <remarks>
/// The verifier hashes every line by itself and once more as much for the tree, parses it, and checks chains, seals, tiles and signatures; it does so on all
/// cores.
/// </remarks>
internal static class VerifyBenchmark
{
    private const int WarmUps = 6, Rounds = 7;
    private const double Goal = 0.50;

    public static async Task RunAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ledger = LedgerOfSize.Make(200_000, key);
        var bytes = ledger.Segments.Values.Sum(segment => (long)segment.Length);
        var options = new VerifierOptions { PublicKeys = [key] };
        for (var round = 0; round < WarmUps; round++) await VerifyAsync(ledger, options);
        Hash(ledger);
        var (hash, verify) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            Hash(ledger);
            hash.Add(bytes / watch.Elapsed.TotalSeconds / 1e6);
            watch.Restart();
            await VerifyAsync(ledger, options);
            verify.Add(bytes / watch.Elapsed.TotalSeconds / 1e6);
        }

        var ratio = Load.Median(verify.Zip(hash, (one, other) => one / other));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes / 1e6:F0} MB in {ledger.Segments.Count} segments: SHA-256 on one core {Load.Median(hash):F0} MB/s, verified on {Environment.ProcessorCount} "
            + $"{Load.Median(verify):F0} MB/s, ratio {ratio:F2} (goal {Goal:F2})"));
    }

    private static void Hash(LedgerOfSize ledger)
    {
        foreach (var segment in ledger.Segments.Values) SHA256.HashData(segment);
    }

    private static async Task VerifyAsync(LedgerOfSize ledger, VerifierOptions options)
    {
        if ((await new LedgerVerifier(ledger, options).VerifyAsync(default)).Fault is { } fault) throw new InvalidOperationException(fault.ToString());
    }
}
