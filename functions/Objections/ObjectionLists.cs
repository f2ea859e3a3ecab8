using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>On whose lists an objection stands.</summary>
internal static class ObjectionLists
{
    /// <summary>The bodies that take part; who transferred the case too, until the new body has acted.</summary>
    public static IEnumerable<string> Units(ObjectionCase objection) =>
        new[] { objection.DecidingBody, objection.ReceivingBody, objection.Verification?.Unit, objection.TransferredFrom }.OfType<string>();
}
