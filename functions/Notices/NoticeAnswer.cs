namespace CreditFunctions.Notices;

/// <summary>A notice as it is answered.</summary>
internal sealed record NoticeAnswer(string NoticeId, string Kind, string CaseId, string Title, string Text, DateOnly? LastDay,
    int? WorkingDaysLeft, DateTimeOffset SentAt, DeliveryState Delivery, DateTimeOffset? DeliveredAt, DateTimeOffset? AcknowledgedAt,
    string? AcknowledgedBy)
{
    private static readonly TimeSpan s_china = Regulation.Calendar.ChinaTime.Offset;

    public static NoticeAnswer Of(Notice notice) => new(notice.Id, notice.Kind, notice.CaseId, notice.Title, notice.Text, notice.LastDay,
        notice.WorkingDaysLeft, notice.SentAt.ToOffset(s_china), notice.Delivery, notice.DeliveredAt?.ToOffset(s_china),
        notice.AcknowledgedAt?.ToOffset(s_china), notice.AcknowledgedBy);
}
