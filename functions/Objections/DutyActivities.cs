using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>Which activity does which duty.</summary>
internal static class DutyActivities
{
    internal const string MarkRecord = "ObjectionMarkRecord", UnmarkRecord = "ObjectionUnmarkRecord", AmendRecord = "ObjectionAmendRecord",
        Notify = "ObjectionNotify", DeliverResult = "ObjectionDeliverResult", TellRecipients = "ObjectionTellRecipients",
        OpenReferral = "ObjectionOpenReferral", NoteReferral = "ObjectionNoteReferral";

    public static string Of(Duty duty) => duty switch
    {
        Duty.MarkRecord => MarkRecord,
        Duty.UnmarkRecord => UnmarkRecord,
        Duty.AmendRecord => AmendRecord,
        Duty.Notify => Notify,
        Duty.DeliverResult => DeliverResult,
        Duty.TellRecipients => TellRecipients,
        Duty.OpenReferral => OpenReferral,
        Duty.NoteReferral => NoteReferral,
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.GetType().Name, "No activity does this duty."),
    };
}
