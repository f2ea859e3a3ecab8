using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>Which activity does which duty.</summary>
internal static class RepairDutyActivities
{
    internal const string AmendTarget = "RepairAmendTarget", StopWhatRests = "RepairStopWhatRests", Notify = "RepairNotify",
        DeliverResult = "RepairDeliverResult", TellRecipients = "RepairTellRecipients", TellObjections = "RepairTellObjections",
        OpenReferral = "RepairOpenReferral", NoteReferral = "RepairNoteReferral";

    public static string Of(RepairDuty duty) => duty switch
    {
        RepairDuty.AmendTarget => AmendTarget,
        RepairDuty.StopWhatRests => StopWhatRests,
        RepairDuty.Notify => Notify,
        RepairDuty.DeliverResult => DeliverResult,
        RepairDuty.TellRecipients => TellRecipients,
        RepairDuty.TellObjections => TellObjections,
        RepairDuty.OpenReferral => OpenReferral,
        RepairDuty.NoteReferral => NoteReferral,
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.GetType().Name, "No activity does this duty."),
    };
}
