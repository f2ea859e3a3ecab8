using System.Collections.Concurrent;
using CreditFunctions.Calendar;
using CreditFunctions.Consents;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Subjects;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Takes the rows of one step in: checks them, finds their subjects, writes them.</summary>
/// <remarks>
/// Cost: for each subject that was not met lately 2 round trips, then as <see cref="RowWriter"/>: about one a row. Market information also looks
/// up the consents of its natural persons, as <see cref="ConsentLookup"/>.
/// </remarks>
internal sealed class RowIngestion(SubjectIndex subjects, RecordStore records, RowWriter writer, ContentHash contents, SeenRows seen,
    ICalendars calendars, ConsentLookup lookup)
{
    /// <summary>Storage calls at a time. Measured on Azurite: 16 to 32 give its most, more only wait.</summary>
    public const int Concurrency = 24;

    /// <summary>Takes rows in.</summary>
    /// <param name="receipt">The receipt, as it stands before them.</param>
    /// <param name="item">Their catalogue item.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The outcome of each row, by its number.</returns>
    public async Task<IReadOnlyDictionary<int, RowOutcome>> RunAsync(
        SubmissionReceipt receipt, CatalogueItem item, IReadOnlyList<SubmittedRow> rows, CancellationToken cancellationToken)
    {
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var consents = await lookup.OfAsync(People(receipt, item, rows, calendar), ChinaTime.DateOf(receipt.ReceivedAt), cancellationToken);
        var checks = Check(receipt, item, rows, calendar, consents);
        var outcomes = new ConcurrentDictionary<int, RowOutcome>();
        foreach (var (_, row) in checks.Where(check => check.Row.Parsed is null)) outcomes[row.Row] = new RowOutcome(RowResult.Refused, row.Findings);

        var good = new ConcurrentBag<GoodRow>();
        await InParallel(checks.Where(check => check.Row.Parsed is not null).GroupBy(check => check.Row.Parsed!.Identity.Subject), async group =>
        {
            foreach (var row in await OfSubjectAsync(receipt, item, [.. group], consents, outcomes, cancellationToken)) good.Add(row);
        }, cancellationToken);

        if (receipt.DryRun)
        {
            await InParallel(good, async row => Join(outcomes, row, await writer.PreviewAsync(row, cancellationToken)), cancellationToken);
            return outcomes;
        }

        await InParallel(good.GroupBy(row => row.SubjectId), async group =>
        {
            foreach (var (row, outcome) in await writer.WriteAsync([.. group.OrderBy(row => row.Number)], cancellationToken)) Join(outcomes, row, outcome);
        }, cancellationToken);
        return outcomes;
    }

    private static void Join(ConcurrentDictionary<int, RowOutcome> outcomes, GoodRow row, RowOutcome outcome) =>
        outcomes[row.Number] = outcome with { Findings = [.. outcomes[row.Number].Findings, .. outcome.Findings] };

    // The people whose consent the check will ask for: it is asked once before with nothing known, and only notes them.
    private static HashSet<Identifier> People(SubmissionReceipt receipt, CatalogueItem item, IReadOnlyList<SubmittedRow> rows, WorkingCalendar calendar)
    {
        var people = new HashSet<Identifier>();
        if (!item.NeedsConsent(SubjectKind.NaturalPerson)) return people;
        var context = new RowContext(receipt.Provider, ChinaTime.DateOf(receipt.ReceivedAt), calendar)
        {
            HasConsent = (parsed, _) => people.Add(parsed.Identity.Subject),
        };
        foreach (var row in rows) RowCheck.Check(item, row.Number, row.Instruction, row.Values, context);
        return people;
    }

    private List<(RowInstruction Instruction, CheckedRow Row)> Check(SubmissionReceipt receipt, CatalogueItem item, IReadOnlyList<SubmittedRow> rows,
        WorkingCalendar calendar, FoundConsents consents)
    {
        var known = seen.Of(receipt.ReceiptId);
        var number = 0;
        var context = new RowContext(receipt.Provider, ChinaTime.DateOf(receipt.ReceivedAt), calendar)
        {
            MaySupply = _ => receipt.Granted?.MaySupply ?? true,
            GrantedUnits = receipt.Granted?.Units.ToHashSet() ?? [],
            HasConsent = (parsed, purpose) => consents.For(item, parsed, purpose) is not null,
            EarlierRow = identity => known.TryGetValue(SeenRows.Key(identity), out var first) && first < number ? first : null,
        };
        var checks = new List<(RowInstruction, CheckedRow)>(rows.Count);
        foreach (var row in rows)
        {
            number = row.Number;
            var result = RowCheck.Check(item, number, row.Instruction, row.Values, context);
            if (row.Unknown.Count > 0) result = result with { Findings = [.. result.Findings, .. Unknown(row, item)] };
            if (result.Parsed is { } parsed) known.TryAdd(SeenRows.Key(parsed.Identity), number);
            checks.Add((row.Instruction, result));
        }

        return checks;
    }

    private async Task<IEnumerable<GoodRow>> OfSubjectAsync(SubmissionReceipt receipt, CatalogueItem item,
        IReadOnlyList<(RowInstruction Instruction, CheckedRow Row)> checks, FoundConsents consents, ConcurrentDictionary<int, RowOutcome> outcomes, CancellationToken cancellationToken)
    {
        var profile = await ProfileAsync(receipt, checks, cancellationToken);
        var good = new List<GoodRow>(checks.Count);
        foreach (var (instruction, check) in checks)
        {
            var parsed = check.Parsed!;
            var mismatch = NameCheck.Mismatch(item, check.Row, parsed.SubjectName, profile?.Names ?? []);
            outcomes[check.Row] = new RowOutcome(RowResult.Accepted, mismatch is null ? check.Findings : [.. check.Findings, mismatch]);
            if (profile is null)
            {
                if (check.Action != RowAction.Supply) outcomes[check.Row] = VerdictOutcome.NothingThere(check, item);
                continue;
            }

            var (identity, subjectId) = (parsed.Identity, profile.SubjectId);
            good.Add(new GoodRow(receipt, item, check.Row, check.Action, instruction, parsed, subjectId,
                records.IdOf(identity.DecidingBody, identity.Item, identity.DocumentNumber, subjectId, identity.CertificateNumber),
                contents.Of(parsed.Values))
            {
                Consent = string.IsNullOrWhiteSpace(instruction.LegalBasis) ? consents.For(item, parsed, instruction.ConsentPurpose) : null,
            });
        }

        return good;
    }

    // A dry run and a withdrawal make no new subject.
    private async Task<SubjectProfile?> ProfileAsync(SubmissionReceipt receipt,
        IReadOnlyList<(RowInstruction Instruction, CheckedRow Row)> checks, CancellationToken cancellationToken)
    {
        var parsed = checks[0].Row.Parsed!;
        var identifier = parsed.Identity.Subject;
        if (!receipt.DryRun && checks.FirstOrDefault(check => check.Row.Action != RowAction.Withdraw) is { Row.Parsed: { } named })
        {
            return await subjects.ResolveAsync(identifier, named.SubjectKind, named.SubjectName, cancellationToken);
        }

        return await subjects.FindAsync(identifier, cancellationToken) is { } subjectId ? await subjects.ProfileAsync(subjectId, cancellationToken) : null;
    }

    private static IEnumerable<Finding> Unknown(SubmittedRow row, CatalogueItem item) =>
        row.Unknown.Select(name => Finding.UnknownColumn(name, item) with { Row = row.Number });

    private static Task InParallel<T>(IEnumerable<T> source, Func<T, Task> run, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(source, new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (one, _) => await run(one));
}
