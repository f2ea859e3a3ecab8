using System.Security.Cryptography;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>A good ledger: two writers, three days, four seals, a failed append, and lines that no seal covers yet.</summary>
internal sealed class StoryLedger : IDisposable
{
    public const string
        A1 = "2026/11/20/wa-000001.jsonl", A2 = "2026/11/21/wa-000002.jsonl", A3 = "2026/11/21/wa-000003.jsonl", A4 = "2026/11/22/wa-000004.jsonl",
        B1 = "2026/11/20/wb-000001.jsonl", B2 = "2026/11/22/wb-000002.jsonl";

    private static readonly DateOnly s_day = new(2026, 11, 20);

    public StoryLedger()
    {
        LedgerScribe a = new(Files, "wa"), b = new(Files, "wb");
        a.Begin(s_day).Append(20);
        b.Begin(s_day).Append(5);
        Seal(s_day, 10);
        a.Append(12);
        b.Append(280);
        Seal(s_day, 18);
        a.Begin(s_day.AddDays(1)).Append(6).Fail(3, stored: 3);
        a.Begin(s_day.AddDays(1)).Append(8).Fail(4, stored: 0);
        Seal(s_day.AddDays(1), 20);
        a.Begin(s_day.AddDays(2)).Append(7);
        b.Begin(s_day.AddDays(2)).Append(3);
        Seal(s_day.AddDays(2), 12);
        a.Append(4);
        b.Append(2);
    }

    public MemoryLedger Files { get; } = new();

    public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public VerifierOptions Options => new() { PublicKeys = [Key] };

    /// <summary>Seals at an hour of a day in China.</summary>
    public void Seal(DateOnly day, int hour) => Files.Seal(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.FromHours(8)), Key);

    public Task<LedgerVerdict> VerifyAsync(VerifierOptions? options = null) => new LedgerVerifier(Files, options ?? Options).VerifyAsync(default);

    public void Dispose() => Key.Dispose();
}
