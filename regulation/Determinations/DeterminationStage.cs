namespace CreditFunctions.Regulation.Determinations;

/// <summary>Where a determination of dishonesty (失信行为认定, art. 22, 23) stands.</summary>
public enum DeterminationStage
{
    /// <summary>送达中: proposed; the notice (认定告知书) must reach the subject.</summary>
    Serving,

    /// <summary>公告送达: service failed or was refused; a public notice runs.</summary>
    PublicNotice,

    /// <summary>陈述申辩: served; the subject may state its case.</summary>
    Statement,

    /// <summary>待决定: the time for statements is over; another person of the unit decides.</summary>
    Deciding,

    /// <summary>已认定: listed until its last day. Whether that day is over is told when it is read.</summary>
    Listed,

    /// <summary>不予认定: decided against. Closed.</summary>
    NotDetermined,

    /// <summary>已撤回: the unit took its proposal back. Closed.</summary>
    Withdrawn,

    /// <summary>已终止: it was listed, or on the way there, and is over. Closed.</summary>
    Ended,
}

/// <summary>How it was decided.</summary>
public enum DeterminationOutcome
{
    /// <summary>予以认定.</summary>
    Listed,

    /// <summary>不予认定.</summary>
    NotDetermined,
}

/// <summary>How the notice reached the subject (送达方式).</summary>
public enum ServiceWay
{
    /// <summary>The subject opened or confirmed it in its inbox, or read the case.</summary>
    Inbox,

    /// <summary>邮寄送达, with proof.</summary>
    Post,

    /// <summary>直接送达 at the window or in person, with proof.</summary>
    Window,

    /// <summary>公告送达: a public notice stood for its whole period.</summary>
    PublicNotice,

    /// <summary>The subject stated its case: it knows.</summary>
    Statement,
}

/// <summary>Why the notice could not be served.</summary>
public enum ServiceFailure
{
    /// <summary>拒绝签收.</summary>
    Refused,

    /// <summary>下落不明，或者其他方式无法送达.</summary>
    Unreachable,
}

/// <summary>Why a determination is over.</summary>
public enum DeterminationEnd
{
    /// <summary>期满: its last day is over.</summary>
    Expired,

    /// <summary>撤销: the unit revoked it.</summary>
    Revoked,

    /// <summary>信用修复 (art. 26, 27).</summary>
    Repaired,

    /// <summary>The record that it rests on was deleted, withdrawn or corrected, or was repaired.</summary>
    RecordEnded,

    /// <summary>异议成立: an objection to it was upheld (art. 25).</summary>
    ObjectionUpheld,
}
