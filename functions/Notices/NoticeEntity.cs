using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.Notices;

/// <summary>A notice as a table row, and back. Rows of an inbox come newest first.</summary>
internal sealed class NoticeEntity(FieldCipher cipher)
{
    internal const string ListFrom = "t|", ListTo = "t}", TasksFrom = "task|", TasksTo = "task}";

    /// <summary>The row that holds the notice; its key counts down with time, so that the newest comes first.</summary>
    public static string RowKey(Notice notice, long position) => string.Create(CultureInfo.InvariantCulture,
        $"{ListFrom}{DateTimeOffset.MaxValue.UtcTicks - position:D19}|{notice.Id}");

    /// <summary>Whether a text that came from outside is such a key.</summary>
    public static bool IsRowKey(string text) => text.Split('|') is [var list, { Length: 19 } position, var id]
        && list + "|" == ListFrom && position.All(char.IsAsciiDigit) && NoticeProblems.IsId(id);

    /// <summary>The row that makes a notice's id unique and points to the one that holds it.</summary>
    public static string IdKey(string noticeId) => $"id|{noticeId}";

    /// <summary>The row that keeps a case on the receiver's list of tasks.</summary>
    public static string TaskKey(string caseId) => TasksFrom + caseId;

    public TableEntity From(Notice notice, string row)
    {
        var partition = notice.To.ToString();
        var entity = new TableEntity(partition, row)
        {
            ["Kind"] = notice.Kind,
            ["CaseId"] = notice.CaseId,
            ["Title"] = notice.Title,
            ["Text"] = cipher.Seal(notice.Text, Context(partition, row)),
            ["SentAt"] = notice.SentAt,
        };
        if (notice.LastDay is { } day) entity["LastDay"] = day.ToString("O", CultureInfo.InvariantCulture);
        if (notice.WorkingDaysLeft is { } left) entity["WorkingDaysLeft"] = left;
        return entity;
    }

    public Notice To(TableEntity entity) => new(
        entity.RowKey[(entity.RowKey.LastIndexOf('|') + 1)..], RecipientOf(entity.PartitionKey), entity.GetString("Kind"),
        entity.GetString("CaseId"), entity.GetString("Title"), cipher.Open(entity.GetBinary("Text"), Context(entity.PartitionKey, entity.RowKey)))
    {
        LastDay = entity.GetString("LastDay") is { } day ? DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture) : null,
        WorkingDaysLeft = entity.GetInt32("WorkingDaysLeft"),
        SentAt = entity.GetDateTimeOffset("SentAt")!.Value,
        DeliveredAt = entity.GetDateTimeOffset("DeliveredAt"),
        AcknowledgedAt = entity.GetDateTimeOffset("AcknowledgedAt"),
        AcknowledgedBy = entity.GetString("AcknowledgedBy"),
    };

    private static Recipient RecipientOf(string partition) => partition.StartsWith("unit:", StringComparison.Ordinal)
        ? Recipient.OfUnit(partition["unit:".Length..])
        : Recipient.OfSubject(partition["subject:".Length..]);

    private static string Context(string partition, string row) => $"{Inbox.Table}\n{partition}\n{row}";
}
