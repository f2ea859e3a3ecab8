using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Notices;

/// <summary>Something told to a unit or a credit subject, as it lies in the inbox, with its proof of delivery (送达).</summary>
/// <param name="Id">Deterministic: the same notice worked out again has the same id, and lies in the inbox once.</param>
/// <param name="To">Whose inbox.</param>
/// <param name="Kind">What it says, in kebab-case, such as <c>reminder</c>.</param>
/// <param name="CaseId">The case that it is about.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Text">Chinese. Kept encrypted: a result names what was decided on somebody.</param>
internal sealed record Notice(string Id, Recipient To, string Kind, string CaseId, string Title, string Text)
{
    /// <summary>The last day of the limit that it speaks of, or null.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Working days left to it when the notice was made, or null.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>When it was put into the inbox, UTC.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When the receiver first opened the inbox with it, or null.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the receiver confirmed it, or null.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>A pseudonym of the person who confirmed it.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>How far it got.</summary>
    public DeliveryState Delivery => AcknowledgedAt is not null ? DeliveryState.Acknowledged
        : DeliveredAt is not null ? DeliveryState.Delivered
        : DeliveryState.Sent;
}

/// <summary>How far a notice got.</summary>
internal enum DeliveryState
{
    /// <summary>已发送: it lies in the inbox.</summary>
    Sent,
    /// <summary>已送达: the receiver opened the inbox.</summary>
    Delivered,
    /// <summary>已签收: the receiver confirmed it.</summary>
    Acknowledged,
}
