namespace CreditFunctions.Regulation.Objections;

/// <summary>What a notice about an objection says.</summary>
public enum NoticeKind
{
    /// <summary>受理通知: to the applicant, with the deadline.</summary>
    Accepted,

    /// <summary>To the body that decides: a case came in, or was transferred to it.</summary>
    Assigned,

    /// <summary>To the unit that verifies, with its sub-deadline.</summary>
    VerificationRequested,

    /// <summary>To the deciding body: the opinion is in.</summary>
    VerificationGiven,

    /// <summary>To the verifying and the deciding body: the sub-deadline passed.</summary>
    VerificationLapsed,

    /// <summary>补正通知: to the applicant.</summary>
    SupplementRequested,

    /// <summary>To the deciding body and the verifier: the applicant gave more.</summary>
    SupplementGiven,

    /// <summary>To the applicant, and to a body from which the case was taken: another body decides now; the deadline stays.</summary>
    Transferred,

    /// <summary>To whoever holds the case: so many working days are left.</summary>
    Reminder,

    /// <summary>To those who hold the case and to the applicant: the deadline passed.</summary>
    Overdue,

    /// <summary>To those who hold the case, each working day after the deadline.</summary>
    OverdueReminder,

    /// <summary>处理结果: to the applicant.</summary>
    Result,

    /// <summary>To the deciding body: the applicant asked for the result by post or at the window.</summary>
    DeliveryAsked,

    /// <summary>To the bodies that took part: it was decided.</summary>
    Decided,

    /// <summary>To the bodies that took part and to the applicant: it was withdrawn.</summary>
    Withdrawn,

    /// <summary>To everybody concerned: a published calendar moved the deadline.</summary>
    DeadlineMoved,

    /// <summary>To everybody who was given the disputed fact: it was corrected, deleted or annotated.</summary>
    RecordAmended,
}
