using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Storage;

namespace CreditFunctions.Consents;

/// <summary>A consent as a table row, and back. What was agreed in words is encrypted.</summary>
internal sealed class ConsentEntity(FieldCipher cipher)
{
    public TableEntity From(StoredConsent consent)
    {
        var terms = consent.Terms;
        var row = new TableEntity(consent.SubjectId, consent.Id)
        {
            ["Provider"] = terms.Provider,
            ["Items"] = string.Join(',', terms.Items),
            ["Purpose"] = cipher.Seal(terms.Purpose, Context(consent.SubjectId, consent.Id)),
            ["From"] = Text(terms.Period.From),
            ["Until"] = Text(terms.Period.Until),
            ["Form"] = terms.Form.ToString(),
            ["GivenAt"] = consent.GivenAt,
            ["IsLogged"] = consent.IsLogged,
            ["EvidenceSha256"] = consent.Evidence.Sha256,
        };
        if (consent.Evidence.Blob is { } blob) row["EvidenceBlob"] = blob;
        if (consent.Evidence.ContentType is { } type) row["EvidenceType"] = type;
        if (consent.GuardianId is { } guardian) row["Guardian"] = guardian;
        if (consent.Request is { } request) row["Request"] = request;
        if (terms.WithdrawnAt is { } withdrawn) row["WithdrawnAt"] = withdrawn;
        if (consent.ErasedAt is { } erased) row["ErasedAt"] = erased;
        return row;
    }

    public StoredConsent To(TableEntity row) => new(row.PartitionKey, row.RowKey,
        new Consent(row.GetString("Provider"), row.GetString("Items").Split(','),
            cipher.Open(row.GetBinary("Purpose"), Context(row.PartitionKey, row.RowKey)),
            new AgreedPeriod(Date(row.GetString("From")), Date(row.GetString("Until"))), Enum.Parse<ConsentForm>(row.GetString("Form")))
        {
            WithdrawnAt = row.GetDateTimeOffset("WithdrawnAt"),
        },
        row.GetDateTimeOffset("GivenAt")!.Value,
        new ConsentEvidence(row.GetString("EvidenceSha256"), row.GetString("EvidenceBlob"), row.GetString("EvidenceType")))
    {
        GuardianId = row.GetString("Guardian"),
        IsLogged = row.GetBoolean("IsLogged") == true,
        ErasedAt = row.GetDateTimeOffset("ErasedAt"),
        Request = row.GetString("Request"),
        Version = row.ETag,
    };

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static string Context(string subjectId, string id) => $"{ConsentStore.Table}\n{subjectId}\n{id}\npurpose";
}
