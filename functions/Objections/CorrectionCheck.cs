using CreditFunctions.Calendar;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>Checks a decided correction as a supplied row is checked: a decision must not make a record wrong in form.</summary>
internal sealed class CorrectionCheck(RecordStore records, ICalendars calendars, TimeProvider clock)
{
    /// <summary>The corrected values as they are stored, or null where none were given. Cost: 1 round trip, none without a correction.</summary>
    /// <exception cref="ProblemException">400 with the fields at fault.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> NormaliseAsync(ObjectionCase objection, IReadOnlyDictionary<string, string>? correction,
        CancellationToken cancellationToken)
    {
        if (correction is not { Count: > 0 }) return null;
        var record = await records.FindAsync(objection.SubjectId, objection.RecordId, cancellationToken);
        if (record is null || CatalogueItems.Find(record.Newest.Item) is not { } item) throw ObjectionProblems.RecordUnknown.AsException();
        var errors = new FieldErrors();
        var identity = item.Roles.Identity().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var field in correction.Keys)
        {
            if (item.Find(field) is null) errors.Add($"correction.{field}", "unknown-field", $"该信息没有字段 {field}。");
            else if (identity.Contains(field)) errors.Add($"correction.{field}", "identity", $"{field} 用于识别该条信息，不能更正；请决定删除，由提供单位重新报送。");
        }

        errors.ThrowIfAny();
        var check = RowCheck.Check(item, 1, new RowInstruction("correct", "objection", "objection", null), With(record.Newest.Values, correction),
            new RowContext(record.Newest.Provider, ChinaTime.DateOf(clock.GetUtcNow()), await calendars.CurrentAsync(cancellationToken))
            {
                HasConsent = _ => true,
            });
        foreach (var finding in check.Findings.Where(finding => finding.Severity == FindingSeverity.Error && correction.ContainsKey(finding.Field)))
        {
            errors.Add($"correction.{finding.Field}", finding.Code, finding.Message);
        }

        errors.ThrowIfAny();
        return check.Parsed is null ? correction : correction.Keys.ToDictionary(field => item.Find(field)!.Code,
            field => check.Parsed.Values.GetValueOrDefault(item.Find(field)!.Code) ?? string.Empty);
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> correction)
    {
        var corrected = new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in correction) corrected[field] = value;
        return corrected;
    }
}
