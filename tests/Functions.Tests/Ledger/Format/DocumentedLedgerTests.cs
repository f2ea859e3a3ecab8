using System.Text;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Tests.Ledger.Verification;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Ledger.Format;

/// <summary>The tiny ledger of docs/ledger.md is one, hash for hash.</summary>
public sealed partial class DocumentedLedgerTests
{
    private const string Segment = "2026/11/23/wexample-000001.jsonl";
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ledger.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_verifier_finds_it_good()
    {
        using var key = System.Text.Json.JsonSerializer.Deserialize<PublicJwk>(Block("jwk"), CreditFunctions.Problems.JsonContract.Options)!.ToKey();
        var verdict = await new LedgerVerifier(Ledger(), new VerifierOptions { PublicKeys = [key], Keys = new OneKey() }).VerifyAsync(default);
        Assert.Null(verdict.Fault);
        Assert.Equal((3, 3, 2, 1, true), (verdict.Lines, verdict.Sealed, verdict.Opened, verdict.Seals, verdict.SignaturesChecked));
    }

    [Fact]
    public void Its_hashes_are_those_of_the_page()
    {
        Digest[] leaves = [.. Block("jsonl").Split('\n').Select(line => TreeHash.Leaf(Encoding.UTF8.GetBytes(line)))];
        var first = TreeHash.Node(leaves[0], leaves[1]);
        Assert.Equal(Block("hex").Split('\n'), new[] { leaves[0], leaves[1], leaves[2], first, TreeHash.Node(first, leaves[2]) }.Select(Hex));
        var seal = SealFormat.TryParse(Encoding.UTF8.GetBytes(Block("json")))!;
        Assert.Contains($"`{Hex(seal.Checkpoint.Hash)}`", s_page, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_payloads_are_those_of_the_page()
    {
        var entries = Block("jsonl").Split('\n').Skip(1).Select(line => EntryLine.TryParse(Encoding.UTF8.GetBytes(line))!);
        Assert.All(entries, entry => Assert.Contains($"`{Encoding.UTF8.GetString(entry.Payload.TryOpen(entry.Id, OneKey.Bytes)!)}`", s_page, StringComparison.Ordinal));
    }

    private static MemoryLedger Ledger()
    {
        var ledger = new MemoryLedger();
        ledger.Segments[Segment] = Encoding.UTF8.GetBytes(Block("jsonl") + "\n");
        ledger.Seals[Seal.NameOf(0)] = Encoding.UTF8.GetBytes(Block("json"));
        return ledger;
    }

    private static string Block(string language) => Blocks().Matches(s_page).Single(block => block.Groups["language"].Value == language).Groups["text"].Value;

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.Bytes);

    [GeneratedRegex("^```(?<language>[a-z]+)\\n(?<text>.*?)\\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    private sealed class OneKey : IPayloadKeys
    {
        public static byte[] Bytes { get; } = [.. Enumerable.Range(0, 32).Select(at => (byte)at)];

        public ValueTask<byte[]?> FindAsync(string keyId, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(Bytes);
    }
}
