using System.Globalization;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Ledger.Format;

/// <summary>One sealing: which lines came into the tree, where the tree stands now, and the signed checkpoint. Blob <c>seals/{index:D10}.json</c>.</summary>
/// <param name="Index">The first is 0; none is left out.</param>
/// <param name="First">Leaves before it.</param>
/// <param name="Ranges">The lines that it sealed: one range a segment, in ordinal order of names. Never empty: where nothing is new, nothing is sealed.</param>
/// <param name="Positions">How far each segment is sealed that may still grow (<see cref="MayGrow"/>), in ordinal order of names.</param>
/// <param name="Edge">The incomplete tile of each level after this seal.</param>
/// <param name="Checkpoint">Size, root, time and the previous checkpoint's hash.</param>
/// <param name="Signature">Of the checkpoint's text.</param>
internal sealed record Seal(int Index, long First, IReadOnlyList<SealedRange> Ranges, IReadOnlyDictionary<string, long> Positions, TreeEdge Edge,
    Checkpoint Checkpoint, CheckpointSignature Signature)
{
    /// <summary>Leaves with it.</summary>
    public long Size => Checkpoint.Size;

    /// <summary>The name of its blob.</summary>
    public string Name => NameOf(Index);

    /// <summary>The name of a seal's blob.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"seals/{index:D10}.json");

    /// <summary>The first day whose segments may hold lines that this seal's successor has to take: the day before the one, in China, on which it was sealed.</summary>
    public DateOnly FirstOpenDay => ChinaTime.DateOf(Checkpoint.SealedAt).AddDays(-1);

    /// <summary>Whether a segment may still grow after a seal of that instant: it was begun on that day in China, on the day before, or later.</summary>
    public static bool MayGrow(DateOnly day, DateTimeOffset sealedAt) => day >= ChinaTime.DateOf(sealedAt).AddDays(-1);
}

/// <summary>Lines of one segment that a seal took.</summary>
/// <param name="Segment">The segment's name.</param>
/// <param name="From">Byte offset where they begin: where the previous seal ended, or 0.</param>
/// <param name="To">Byte offset behind the line feed of the last.</param>
/// <param name="First">The first line's leaf index.</param>
/// <param name="Count">How many lines.</param>
internal sealed record SealedRange(string Segment, long From, long To, long First, long Count);
