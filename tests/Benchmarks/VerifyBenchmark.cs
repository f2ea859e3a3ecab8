using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Benchmarks;

/// <summary>The verifier, without opening payloads, against the plain SHA-256 of the same lines, each by itself as the tree takes them, on one core.</summary>
/// <remarks>
/// The verifier hashes every line and once more as much for the tree, parses it, and checks chains, seals, tiles and signatures; it does so on all cores. The
/// rate of all bytes hashed in one go is told beside it: there the system's SHA-256 spends nothing on calls.
/// </remarks>
internal static class VerifyBenchmark
{
    private const int WarmUps = 6, Rounds = 7;
    private const double Goal = 0.50;
    private static readonly byte[] s_digest = new byte[SHA256.HashSizeInBytes];

    public static async Task RunAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ledger = LedgerOfSize.Make(200_000, key);
        var bytes = ledger.Segments.Values.Sum(segment => (long)segment.Length);
        var options = new VerifierOptions { PublicKeys = [key] };
        for (var round = 0; round < WarmUps; round++) await VerifyAsync(ledger, options);
        HashLines(ledger);
        HashWhole(ledger);
        var (lines, whole, verify) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            HashLines(ledger);
            lines.Add(bytes / watch.Elapsed.TotalSeconds / 1e6);
            watch.Restart();
            HashWhole(ledger);
            whole.Add(bytes / watch.Elapsed.TotalSeconds / 1e6);
            watch.Restart();
            await VerifyAsync(ledger, options);
            verify.Add(bytes / watch.Elapsed.TotalSeconds / 1e6);
        }

        var ratio = Load.Median(verify.Zip(lines, (one, other) => one / other));
        var ofWhole = Load.Median(verify.Zip(whole, (one, other) => one / other));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes / 1e6:F0} MB in {ledger.Segments.Count} segments: verified {Load.Median(verify):F0} MB/s on {Environment.ProcessorCount} cores; SHA-256 line by line "
            + $"{Load.Median(lines):F0} MB/s, ratio {ratio:F2} (goal {Goal:F2}); in one go {Load.Median(whole):F0} MB/s, ratio {ofWhole:F2}"));
    }

    private static void HashLines(LedgerOfSize ledger)
    {
        foreach (var segment in ledger.Segments.Values)
        {
            foreach (var line in segment.AsSpan().Split((byte)'\n')) SHA256.HashData(segment.AsSpan(line), s_digest);
        }
    }

    private static void HashWhole(LedgerOfSize ledger)
    {
        foreach (var segment in ledger.Segments.Values) SHA256.HashData(segment, s_digest);
    }

    private static async Task VerifyAsync(LedgerOfSize ledger, VerifierOptions options)
    {
        if ((await new LedgerVerifier(ledger, options).VerifyAsync(default)).Fault is { } fault) throw new InvalidOperationException(fault.ToString());
    }
}
