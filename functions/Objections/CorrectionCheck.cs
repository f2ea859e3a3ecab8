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
        var normalised = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, value) in correction)
        {
            if (Field(item, code, errors) is not { } field) continue;
            var findings = new List<Finding>();
            normalised[field.Code] = Value(field, value?.Trim() ?? string.Empty, findings) ?? string.Empty;
            foreach (var finding in findings) errors.Add($"correction.{code}", finding.Code, finding.Message);
        }

        errors.ThrowIfAny();
        await CheckTogetherAsync(item, record.Newest, normalised, errors, cancellationToken);
        errors.ThrowIfAny();
        return normalised;
    }

    private static Field? Field(CatalogueItem item, string code, FieldErrors errors)
    {
        if (item.Find(code) is not { } field)
        {
            errors.Add($"correction.{code}", "unknown-field", $"该信息没有字段 {code}。");
            return null;
        }

        if (!item.Roles.Identity().Contains(field.Code)) return field;
        errors.Add($"correction.{code}", "identity", $"“{field.Name}”用于识别该条信息，不能更正；请决定删除，由提供单位重新报送。");
        return null;
    }

    // An empty value takes the field out, where the record can do without it.
    private static string? Value(Field field, string value, List<Finding> findings)
    {
        if (value.Length > 0) return ValueCheck.Normalise(field, value, 1, findings);
        if (field.Requirement == Requirement.Always) findings.Add(Finding.Error(1, field.Code, FindingCode.Required, $"“{field.Name}”不能为空。"));
        return null;
    }

    // The values with each other, such as the order of dates; only what the correction itself brings about counts.
    private async Task CheckTogetherAsync(CatalogueItem item, RecordVersion record, Dictionary<string, string> correction, FieldErrors errors,
        CancellationToken cancellationToken)
    {
        var context = new RowContext(record.Provider, ChinaTime.DateOf(clock.GetUtcNow()), await calendars.CurrentAsync(cancellationToken)) { HasConsent = (_, _) => true };
        var check = RowCheck.Check(item, 1, new RowInstruction("correct", "objection", "objection", null), With(record.Values, correction), context);
        foreach (var finding in check.Findings.Where(finding => finding.Severity == FindingSeverity.Error && correction.ContainsKey(finding.Field)))
        {
            errors.Add($"correction.{finding.Field}", finding.Code, finding.Message);
        }
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> correction)
    {
        var corrected = new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase);
        foreach (var (field, value) in correction) corrected[field] = value;
        return corrected;
    }
}
