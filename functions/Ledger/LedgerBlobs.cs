using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger;

/// <summary>The append blobs of one writer of the query log: a new one each day, when one is full, and after a failed append.</summary>
internal sealed class LedgerBlobs(StorageAccount account)
{
    // An append blob takes 50,000 blocks.
    private const int MostBlocks = 49_000;
    private readonly string _writer = NewId.Make('w');
    private AppendBlobClient? _current;
    private DateOnly _day;
    private int _blocks, _number;
    private long _length;

    /// <summary>The day, in China, of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => ChinaTime.DateOf(at);

    /// <summary>Appends a block of whole lines at the end that this writer knows; never twice.</summary>
    public async Task AppendAsync(DateOnly day, MemoryStream lines, CancellationToken cancellationToken)
    {
        if (_current is null || _day != day || _blocks >= MostBlocks) await BeginAsync(day, cancellationToken);
        var blob = _current!;
        try
        {
            await blob.AppendBlockAsync(lines, new AppendBlobAppendBlockOptions
            {
                Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = _length },
            }, cancellationToken);
            _length += lines.Length;
            _blocks++;
        }
        catch
        {
            _current = null;
            throw;
        }
    }

    /// <summary>All lines of a day, writer by writer.</summary>
    public async IAsyncEnumerable<string> LinesAsync(DateOnly day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var container = await account.ContainerAsync(LedgerWriter.Container);
        var names = new List<string>();
        await foreach (var item in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Prefix(day), cancellationToken)) names.Add(item.Name);
        foreach (var name in names)
        {
            await using var stream = await container.GetBlobClient(name)
                .OpenReadAsync(new BlobOpenReadOptions(allowModifications: true), cancellationToken);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.Length > 0) yield return line;
            }
        }
    }

    private async Task BeginAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var container = await account.ContainerAsync(LedgerWriter.Container);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix(day)}{_writer}-{++_number:D6}.jsonl");
        var blob = container.GetAppendBlobClient(name);
        await blob.CreateAsync(new AppendBlobCreateOptions(), cancellationToken);
        (_current, _day, _blocks, _length) = (blob, day, 0, 0);
    }

    private static string Prefix(DateOnly day) => day.ToString("yyyy/MM/dd/", CultureInfo.InvariantCulture);
}
