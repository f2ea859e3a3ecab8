using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using CreditFunctions.Telemetry;

namespace CreditFunctions.Cases;

/// <summary>Cases of one kind: a partition a case, with the row <c>case</c> (state) and rows <c>e|000001</c>… (events).</summary>
/// <remarks>
/// State and events are written together in one transaction on the condition that nobody wrote since: of two writers one wins, and the other
/// decides anew on the fresh state. Every write has a name that stands on its events: where its answer was lost and it was sent again, the refusal of
/// the second is known for its own success. Contents are encrypted: they hold statements and names.
/// Cost: read 1 round trip, append 1 (2 where it was refused), events 1 a thousand.
/// </remarks>
internal sealed class CaseStore(StorageAccount account, FieldCipher cipher, TimeProvider clock, string table)
{
    private const string StateRow = "case", TraceColumn = "Trace", WriteColumn = "Write";

    // What a column of a table can hold, in bytes.
    private const int MostOfColumn = 64 * 1024;

    /// <summary>Stores a new case with its first events. False where the id is there already.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="state">The state as JSON.</param>
    /// <param name="events">The first events.</param>
    /// <param name="columns">Columns beside the state, in the clear, for the room's own lists: never personal data.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> TryAddAsync(string id, string state, IReadOnlyList<NewCaseEvent> events,
        IReadOnlyDictionary<string, object>? columns, CancellationToken cancellationToken)
    {
        var write = NewId.Make('w');
        var actions = Actions(id, 0, events, write);
        actions.Add(new TableTransactionAction(TableTransactionActionType.Add, StateEntity(id, state, events.Count, CaseTrace.Begin(id), columns)));
        return await TrySubmitAsync(actions, write, cancellationToken);
    }

    /// <summary>The case, or null.</summary>
    public async Task<StoredCase?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await (await account.TableAsync(table)).GetEntityIfExistsAsync<TableEntity>(id, StateRow, cancellationToken: cancellationToken);
        return answer.HasValue ? StateOf(answer.Value!) : null;
    }

    /// <summary>The case in a row that was read together with others of its partition; null where the row is another one.</summary>
    public StoredCase? StateOf(TableEntity entity)
    {
        if (entity.RowKey != StateRow) return null;
        var id = entity.PartitionKey;
        var trace = entity.GetString(TraceColumn);
        CaseTrace.Join(id, trace);
        return new StoredCase(id, cipher.Open(entity.GetBinary("State"), Context(id, StateRow)), entity.GetInt32("LastEvent")!.Value, entity.ETag)
        {
            Trace = trace,
        };
    }

    /// <summary>The event in a row that was read together with others of its partition; null where the row is another one.</summary>
    public CaseEvent? EventOf(TableEntity entity) => !entity.RowKey.StartsWith("e|", StringComparison.Ordinal) ? null
        : new CaseEvent(entity.GetInt32("Number")!.Value, entity.GetDateTimeOffset("At")!.Value, entity.GetString("Kind"), entity.GetString("By"),
            cipher.Open(entity.GetBinary("Content"), Context(entity.PartitionKey, entity.RowKey)));

    /// <summary>Writes a new state and the events that led to it. False where somebody else wrote first: read and decide again.</summary>
    public Task<bool> TryAppendAsync(StoredCase from, string state, IReadOnlyList<NewCaseEvent> events,
        IReadOnlyDictionary<string, object>? columns, CancellationToken cancellationToken)
    {
        var write = NewId.Make('w');
        var actions = Actions(from.Id, from.LastEvent, events, write);
        actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace,
            StateEntity(from.Id, state, from.LastEvent + events.Count, from.Trace, columns), from.Version));
        return TrySubmitAsync(actions, write, cancellationToken);
    }

    /// <summary>All events of a case, in order.</summary>
    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string id, CancellationToken cancellationToken)
    {
        var events = new List<CaseEvent>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey ge {"e|"} and RowKey lt {"e}"}");
        await foreach (var entity in (await account.TableAsync(table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            events.Add(EventOf(entity)!);
        }

        return events;
    }

    /// <summary>Ids of the cases whose columns match an OData filter, such as made by <see cref="TableClient.CreateQueryFilter(FormattableString)"/>.</summary>
    public async Task<IReadOnlyList<TableEntity>> ListAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var whole = $"RowKey eq '{StateRow}' and ({filter})";
        await foreach (var entity in (await account.TableAsync(table)).QueryAsync<TableEntity>(whole, cancellationToken: cancellationToken)) rows.Add(entity);
        return rows;
    }

    /// <summary>Ids of all cases, closed ones too. Cost: 1 round trip a thousand events.</summary>
    public async IAsyncEnumerable<string> IdsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = (await account.TableAsync(table)).QueryAsync<TableEntity>($"RowKey eq '{StateRow}'", select: ["PartitionKey"], cancellationToken: cancellationToken);
        await foreach (var row in rows) yield return row.PartitionKey;
    }

    private List<TableTransactionAction> Actions(string id, int last, IReadOnlyList<NewCaseEvent> events, string write)
    {
        var now = clock.GetUtcNow();
        return [.. events.Select((happened, index) =>
        {
            var number = last + index + 1;
            var row = string.Create(CultureInfo.InvariantCulture, $"e|{number:D6}");
            return new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(id, row)
            {
                ["Number"] = number,
                ["At"] = now,
                ["Kind"] = happened.Kind,
                ["By"] = happened.By,
                [WriteColumn] = write,
                ["Content"] = Sealed(happened.Content, Context(id, row), CaseProblems.EntryTooLarge),
            });
        })];
    }

    private TableEntity StateEntity(string id, string state, int last, string? trace, IReadOnlyDictionary<string, object>? columns)
    {
        var entity = new TableEntity(id, StateRow)
        {
            ["State"] = Sealed(state, Context(id, StateRow), CaseProblems.CaseFull),
            ["LastEvent"] = last,
        };
        if (trace is not null) entity[TraceColumn] = trace;
        foreach (var (name, value) in columns ?? new Dictionary<string, object>()) entity[name] = value;
        return entity;
    }

    private async Task<bool> TrySubmitAsync(List<TableTransactionAction> actions, string write, CancellationToken cancellationToken)
    {
        var rows = await account.TableAsync(table);
        if (await rows.TrySubmitAsync(actions, cancellationToken)) return true;
        // Sent again after its answer was lost, a write is refused by what it stored itself. One without events changes nothing that matters: it is decided anew.
        if (actions[0].Entity is not TableEntity { RowKey: not StateRow } first) return false;
        var stands = await rows.GetEntityIfExistsAsync<TableEntity>(first.PartitionKey, first.RowKey, [WriteColumn], cancellationToken);
        return stands.HasValue && stands.Value!.GetString(WriteColumn) == write;
    }

    private byte[] Sealed(string text, string context, Problem tooLarge) =>
        cipher.Seal(text, context) is { Length: <= MostOfColumn } column ? column : throw tooLarge.AsException();

    private string Context(string id, string row) => $"{table}\n{id}\n{row}";
}
