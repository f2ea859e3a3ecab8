using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;
using Xunit.Abstractions;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>Every way to tamper with a ledger, and what the verifier says of it.</summary>
public sealed class TamperingTests(ITestOutputHelper output)
{
    private const string A1 = StoryLedger.A1, A2 = StoryLedger.A2, A3 = StoryLedger.A3, A4 = StoryLedger.A4, B1 = StoryLedger.B1, B2 = StoryLedger.B2;

    /// <summary>Name, what is done, what is found, where: segment, line, seal.</summary>
    private static readonly Tampering[] s_table =
    [
        new("a payload's byte flipped", l => Change(l, B1, 200, line => Flip(line, "\"sealed\":\"", 20)), FaultKind.LineChanged, B1, 200, 1),
        new("a byte flipped in the first tile's lines", l => Change(l, A1, 7, line => Flip(line, "\"sealed\":\"", 20)), FaultKind.LineChanged, A1, 7, 0),
        new("a number changed", l => Change(l, A1, 7, line => line.Replace("\"seq\":6,", "\"seq\":9,")), FaultKind.LineChanged, A1, 7, 0),
        new("a time changed", l => Change(l, A1, 7, line => line.Replace("2026-11-23", "2026-11-22")), FaultKind.LineChanged, A1, 7, 0),
        new("an entry replaced by one of the same chain", l => Change(l, A1, 21, _ => Encoding.UTF8.GetString(Entry(l, A1, 20, 20))), FaultKind.LineChanged, A1, 21, 0),
        new("a header changed", l => Change(l, A3, 1, line => line.Replace("\"lost\":3", "\"lost\":9")), FaultKind.LineChanged, A3, 1, 2),
        new("a header's reference changed", l => Change(l, A3, 1, line => Flip(line, "\"hash\":\"", 3)), FaultKind.LineChanged, A3, 1, 2),
        new("an entry deleted", l => l.Files.Rewrite(A1, lines => lines.RemoveAt(9)), FaultKind.LineMissing, A1, 10, 0),
        new("several entries deleted", l => l.Files.Rewrite(B1, lines => lines.RemoveRange(99, 10)), FaultKind.LineMissing, B1, 100, 1),
        new("the last entry of a seal deleted", l => l.Files.Rewrite(A1, lines => lines.RemoveAt(20)), FaultKind.LineMissing, A1, 21, 0),
        new("an entry inserted", l => l.Files.Rewrite(A1, lines => lines.Insert(9, lines[3])), FaultKind.LineInserted, A1, 10, 0),
        new("an entry of another writer inserted", l => l.Files.Rewrite(A1, lines => lines.Insert(9, l.Files.Lines(B1)[9])), FaultKind.LineInserted, A1, 10, 0),
        new("entries reordered", l => l.Files.Rewrite(A1, lines => (lines[5], lines[9]) = (lines[9], lines[5])), FaultKind.LineMoved, A1, 6, 0),
        new("a segment truncated at a line", l => l.Files.Rewrite(A1, lines => lines.RemoveRange(30, 3)), FaultKind.SegmentCut, A1, 30, 1),
        new("a segment truncated within a line", l => l.Files.Segments[A1] = l.Files.Segments[A1][..^7], FaultKind.SegmentCut, A1, 32, 1),
        new("a segment emptied", l => l.Files.Segments[A1] = [], FaultKind.SegmentCut, A1, 0, 0),
        new("a sealed segment missing", l => l.Files.Segments.Remove(A2), FaultKind.SegmentMissing, A2, null, 2),
        new("an entry appended to a sealed segment of an old day", l => Append(l, A1), FaultKind.LineTooLate, A1, 34, null),
        new("a segment of an old day added", l => new LedgerScribe(l.Files, "wz").Begin(new DateOnly(2026, 11, 19)).Append(1), FaultKind.LineTooLate, "2026/11/19/wz-000001.jsonl", 1, null),
        new("an entry appended where its writer had gone on", l => Append(l, A2), FaultKind.LineInserted, A2, 11, null),
        new("a segment renamed", l => Move(l, A2, "2026/11/21/wa-000009.jsonl"), FaultKind.SegmentMissing, A2, null, 2),
        new("two segments swapped", l => (l.Files.Segments[A2], l.Files.Segments[A3]) = (l.Files.Segments[A3], l.Files.Segments[A2]), FaultKind.LineChanged, A2, 1, 2),
        new("an unsealed entry changed", l => Change(l, A4, 10, line => Flip(line, "\"sealed\":\"", 20)), FaultKind.LineChanged, A4, 10, null),
        new("an unsealed entry's link changed", l => Change(l, A4, 10, line => Flip(line, "\"prev\":\"", 3)), FaultKind.LineChanged, A4, 10, null),
        new("an unsealed entry deleted", l => l.Files.Rewrite(A4, lines => lines.RemoveAt(9)), FaultKind.LineMissing, A4, 10, null),
        new("an unsealed entry repeated", l => l.Files.Rewrite(A4, lines => lines.Insert(9, lines[9])), FaultKind.LineInserted, A4, 11, null),
        new("an unsealed entry cut", l => l.Files.Segments[A4] = l.Files.Segments[A4][..^7], FaultKind.SegmentCut, A4, 12, null),
        new("a forked writer: two go on from one place", l => Fork(l, 5), FaultKind.WriterForked, "2026/11/22/wa-000005.jsonl", 1, null),
        new("a forked writer: one number twice", l => Fork(l, 4), FaultKind.WriterForked, "2026/11/23/wa-000004.jsonl", 1, null),
        new("a predecessor that is nowhere", l => new LedgerScribe(l.Files, "wz").Begin(new DateOnly(2026, 11, 22)).Append(1).Begin(new DateOnly(2026, 11, 23)).Append(1),
            FaultKind.SegmentMissing, "2026/11/23/wz-000002.jsonl", 1, null, l => l.Files.Segments.Remove("2026/11/22/wz-000001.jsonl")),
        new("a predecessor's end that is missing", l => new LedgerScribe(l.Files, "wz").Begin(new DateOnly(2026, 11, 22)).Append(3).Begin(new DateOnly(2026, 11, 23)).Append(1),
            FaultKind.SegmentCut, "2026/11/22/wz-000001.jsonl", 3, null, l => l.Files.Rewrite("2026/11/22/wz-000001.jsonl", lines => lines.RemoveAt(3))),
        new("a file that is no segment", l => l.Files.Segments["notes.txt"] = [1], FaultKind.SegmentMisnamed, "notes.txt", null, null),
        new("a seal missing", l => l.Files.Seals.Remove(Seal.NameOf(1)), FaultKind.SealMissing, null, null, 1),
        new("the first seal missing", l => l.Files.Seals.Remove(Seal.NameOf(0)), FaultKind.SealMissing, null, null, 0),
        new("a seal replaced by another", l => l.Files.Seals[Seal.NameOf(1)] = l.Files.Seals[Seal.NameOf(0)], FaultKind.SealChanged, null, null, 1),
        new("a seal that is no JSON", l => l.Files.Seals[Seal.NameOf(2)] = [0], FaultKind.SealChanged, null, null, 2),
        new("a seal with a space", l => EditSeal(l, 2, text => text.Replace(",\"index\"", ", \"index\"")), FaultKind.SealChanged, null, null, 2),
        new("a seal added under another name", l => l.Files.Seals["seals/copy.json"] = l.Files.Seals[Seal.NameOf(0)], FaultKind.SealChanged, null, null, null),
        new("a seal re-signed by another key", l => Resign(l, 1, s => s, otherKey: true), FaultKind.SignatureWrong, null, null, 1),
        new("a seal's signature changed", l => Resign(l, 1, s => s with { Signature = s.Signature with { Value = [.. s.Signature.Value.Reverse()] } }, null), FaultKind.SignatureWrong, null, null, 1),
        new("a seal that names another one before it", l => Resign(l, 1, s => s with { Checkpoint = s.Checkpoint with { Previous = TreeHash.Empty } }), FaultKind.SealChanged, null, null, 1),
        new("a first seal that names one before it", l => Resign(l, 0, s => s with { Checkpoint = s.Checkpoint with { Previous = TreeHash.Empty } }), FaultKind.SealChanged, null, null, 0),
        new("a seal older than the one before it", l => Resign(l, 1, s => s with { Checkpoint = s.Checkpoint with { SealedAt = s.Checkpoint.SealedAt.AddDays(-2) } }), FaultKind.SealChanged, null, null, 1),
        new("a seal with another root", l => Resign(l, 1, s => s with { Checkpoint = s.Checkpoint with { Root = TreeHash.Empty } }), FaultKind.SealChanged, null, null, 1),
        new("a seal's edge changed", l => Resign(l, 1, s => s with { Edge = new TreeEdge([.. s.Edge.Levels.Skip(1)]) }), FaultKind.SealChanged, null, null, 1),
        new("a seal's position changed", l => Resign(l, 1, s => s with { Positions = s.Positions.ToDictionary(p => p.Key, p => p.Value + 1) }), FaultKind.SealChanged, null, null, 1),
        new("a seal's positions emptied", l => Resign(l, 1, s => s with { Positions = new Dictionary<string, long>() }), FaultKind.SealChanged, null, null, 1),
        new("a seal's range moved", l => Resign(l, 1, s => s with { Ranges = [s.Ranges[0] with { From = 0 }, .. s.Ranges.Skip(1)] }), FaultKind.SealChanged, A1, null, 1),
        new("a seal's ranges changed places", l => Resign(l, 1, s => s with { Ranges = [.. s.Ranges.Reverse()] }), FaultKind.SealChanged, B1, null, 1),
        new("a seal made anew over changed lines, and signed by the key", ResealChanged, FaultKind.CheckpointBroken, null, null, 0),
        new("a tile changed", l => l.Files.Tiles["tiles/0/000000000000"][40] ^= 1, FaultKind.TileChanged, null, null, 1),
        new("a tile missing", l => l.Files.Tiles.Clear(), FaultKind.TileMissing, null, null, 1),
        new("a tile of the wrong length", l => l.Files.Tiles["tiles/0/000000000000"] = [], FaultKind.TileChanged, null, null, 1),
        new("a line and its tile changed", l =>
        {
            l.Files.Tiles.Clear();
            Change(l, B1, 100, line => Flip(line, "\"sealed\":\"", 20));
        }, FaultKind.LineChanged, B1, 100, 1),
        new("the newest seals taken away behind a tile", l =>
        {
            foreach (var index in new[] { 1, 2, 3 }) l.Files.Seals.Remove(Seal.NameOf(index));
        }, FaultKind.SealMissing, null, null, 1),
    ];

    public static TheoryData<string> Names => [.. s_table.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tampering_is_found_and_named(string name)
    {
        var row = Array.Find(s_table, candidate => candidate.Name == name)!;
        using var ledger = new StoryLedger();
        var before = (await ledger.VerifyAsync()).Checkpoint!;
        row.Do(ledger);
        row.Then?.Invoke(ledger);
        var outside = row.Kind == FaultKind.CheckpointBroken ? new[] { new OutsideCheckpoint(before.Size, before.Root, null) } : [];
        var fault = (await ledger.VerifyAsync(ledger.Options with { Outside = outside })).Fault;
        Assert.NotNull(fault);
        output.WriteLine($"{fault}\n{fault.Chinese}");
        Assert.Equal((row.Kind, row.Segment, row.Line), (fault.Kind, fault.Segment, fault.Line));
        if (row.Kind != FaultKind.CheckpointBroken) Assert.Equal(row.Seal, fault.Seal);
    }

    [Fact]
    public async Task A_bad_entry_is_named_by_number_and_id()
    {
        using var ledger = new StoryLedger();
        Change(ledger, A1, 7, line => Flip(line, "\"sealed\":\"", 20));
        var fault = (await ledger.VerifyAsync()).Fault!;
        Assert.Equal((6L, "qwa00000006"), (fault.Seq, fault.EntryId));
        Assert.Equal($"segment {A1}, line 7, seq 6, entry qwa00000006, seal 0", fault.Place);
    }

    [Fact]
    public async Task A_payload_that_its_key_does_not_open_is_found_with_keys_only()
    {
        using var ledger = new StoryLedger();
        var files = ledger.Files;
        new LedgerScribe(files, "wz").Begin(new DateOnly(2026, 11, 22)).Append(1);
        const string Z = "2026/11/22/wz-000001.jsonl";
        files.Rewrite(Z, lines => lines[1] = Encoding.UTF8.GetString((EntryLine.TryParse(Encoding.UTF8.GetBytes(lines[1]))! with
        {
            Payload = SealedPayload.Of("other"u8, "another", LedgerScribe.Key),
        }).Encode()));
        Assert.Null((await ledger.VerifyAsync()).Fault);
        var fault = (await ledger.VerifyAsync(ledger.Options with { Keys = new FixedKeys("k3") })).Fault!;
        Assert.Equal((FaultKind.PayloadChanged, Z, 2L), (fault.Kind, fault.Segment, fault.Line));
    }

    private static void Change(StoryLedger ledger, string segment, int line, Func<string, string> change) =>
        ledger.Files.Rewrite(segment, lines =>
        {
            var changed = change(lines[line - 1]);
            Assert.NotEqual(lines[line - 1], changed);
            lines[line - 1] = changed;
        });

    private static string Flip(string line, string after, int at)
    {
        var place = line.IndexOf(after, StringComparison.Ordinal) + after.Length + at;
        return line[..place] + (line[place] == 'A' ? 'B' : 'A') + line[(place + 1)..];
    }

    // An entry that fits behind a line: right number, right link.
    private static byte[] Entry(StoryLedger ledger, string segment, int behind, long seq) =>
        new EntryLine(seq, TreeHash.Leaf(Encoding.UTF8.GetBytes(ledger.Files.Lines(segment)[behind - 1])), new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero),
            "qforged", "k1", SealedPayload.Of("{}"u8, "qforged", LedgerScribe.Key)).Encode();

    private static void Append(StoryLedger ledger, string segment)
    {
        var lines = ledger.Files.Lines(segment);
        var last = EntryLine.TryParse(Encoding.UTF8.GetBytes(lines[^1]))!;
        var entry = Entry(ledger, segment, lines.Count, last.Seq + 1);
        ledger.Files.Rewrite(segment, all => all.Add(Encoding.UTF8.GetString(entry)));
    }

    private static void Move(StoryLedger ledger, string from, string to)
    {
        ledger.Files.Segments[to] = ledger.Files.Segments[from];
        ledger.Files.Segments.Remove(from);
    }

    // A second segment that goes on from the place that segment 4 went on from.
    private static void Fork(StoryLedger ledger, int number)
    {
        var header = SegmentHeader.TryParse(Encoding.UTF8.GetBytes(ledger.Files.Lines(A4)[0]))!;
        var day = number == 4 ? new DateOnly(2026, 11, 23) : new DateOnly(2026, 11, 22);
        header = header with { Name = new SegmentName(day, "wa", number) };
        ledger.Files.Segments[header.Name.ToString()] = [.. header.Encode(), (byte)'\n'];
    }

    private static void EditSeal(StoryLedger ledger, int index, Func<string, string> edit) =>
        ledger.Files.Seals[Seal.NameOf(index)] = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(ledger.Files.Seals[Seal.NameOf(index)])));

    private static void Resign(StoryLedger ledger, int index, Func<Seal, Seal> change, bool? otherKey = false)
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var seal = change(SealFormat.TryParse(ledger.Files.Seals[Seal.NameOf(index)])!);
        if (otherKey is { } isOther) seal = seal with { Signature = CheckpointSignature.Of(seal.Checkpoint, isOther ? other : ledger.Key) };
        ledger.Files.Seals[Seal.NameOf(index)] = SealFormat.Encode(seal);
    }

    // Whoever has storage and the key can write a history anew; only a checkpoint kept outside tells.
    private static void ResealChanged(StoryLedger ledger)
    {
        var files = ledger.Files;
        files.Segments.Clear();
        files.Seals.Clear();
        files.Tiles.Clear();
        new LedgerScribe(files, "wa").Begin(new DateOnly(2026, 11, 20)).Append(500);
        ledger.Seal(new DateOnly(2026, 11, 20), 10);
    }

    private sealed record Tampering(string Name, Action<StoryLedger> Do, FaultKind Kind, string? Segment, int? Line, int? Seal, Action<StoryLedger>? Then = null);
}
