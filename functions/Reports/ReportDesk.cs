using CreditFunctions.Access;
using CreditFunctions.Determinations;
using CreditFunctions.Ledger;
using CreditFunctions.Queries;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Subjects;

namespace CreditFunctions.Reports;

/// <summary>Issues reports: reads, renders, takes note of the hashes, appends to the ledger, and only then hands out.</summary>
/// <remarks>
/// A crash or a refused append after the note leaves a row whose code nobody was given; it proves nothing to anyone. Cost: 3 round trips to read and
/// as <see cref="OwnDeterminations"/> where there are any, 1 to take note, a share of 1 to log.
/// </remarks>
internal sealed class ReportDesk(OwnSubject own, SubjectIndex subjects, OwnDeterminations determined, RecordQuery query, ReportStore store, ReportPdf pdf,
    TimeProvider clock)
{
    /// <summary>The kind of query, as it stands in the ledger.</summary>
    public const string What = "report";

    /// <summary>Issues a report on the caller itself; an empty one where nothing is held.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="format">In what.</param>
    /// <param name="address">The app's public address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(string Code, byte[] File)> IssueAsync(Caller caller, ReportFormat format, string address, CancellationToken cancellationToken)
    {
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var subject = await SubjectAsync(caller, subjectId, cancellationToken);
        var (code, now) = (ReportCode.Make(), clock.GetUtcNow());
        byte[] file = [];
        var determinations = await determined.ListedAsync(subjectId, cancellationToken);
        await query.OwnAsync(subjectId, LedgerEntry.Of(caller, What).Also(determinations), async (records, entry) =>
        {
            // The report names its own entry, so the entry's id is chosen before it is appended.
            entry = entry with { Id = EntryId.New(now) };
            var content = new ReportContent(ReportContent.CurrentFormat, code, ChinaTime.At(now), entry.Id, VerificationAnswer.AddressOf(address, code), subject,
                [.. records.Select(ReportRecord.Of)], [.. determinations.Select(ReportDetermination.Of)]);
            file = Render(content, format);
            var issued = new IssuedReport(now, format, content.Hash(), ReportContent.HashOf(file), entry.Id);
            await store.AddAsync(code, issued, subjectId, cancellationToken);
            return entry with
            {
                // Behind the representation, where the caller acts for another.
                Reference = string.Join(' ', entry.Reference, store.IdOf(code)).TrimStart(),
                Detail = $"content sha256:{issued.ContentHash} file sha256:{issued.FileHash}",
            };
        }, cancellationToken);
        return (code, file);
    }

    private byte[] Render(ReportContent content, ReportFormat format) => format switch
    {
        ReportFormat.Pdf => pdf.Render(content),
        ReportFormat.Json => content.Canonical(),
        _ => ReportHtml.Render(content),
    };

    private async Task<ReportSubject> SubjectAsync(Caller caller, string? subjectId, CancellationToken cancellationToken)
    {
        var profile = subjectId is null ? null : await subjects.ProfileAsync(subjectId, cancellationToken);
        // Who acts for another shows its own identifier: of the other's number nothing is kept but a hash.
        var identifier = caller is { Represents: null, Identity: { } identity } ? VerifiedIdentifier.Read(identity) : null;
        return new ReportSubject(profile?.Kind, profile?.Name, identifier?.Kind.ToString(),
            identifier is null ? null : identifier.IsPersonal ? FieldView.MaskNumber(identifier.Number) : identifier.Number);
    }
}
