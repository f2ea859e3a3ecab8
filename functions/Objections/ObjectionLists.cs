using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>On whose lists an objection stands.</summary>
internal static class ObjectionLists
{
    /// <summary>The bodies that take part.</summary>
    public static IEnumerable<string> Units(ObjectionCase objection) =>
        new[] { objection.DecidingBody, objection.ReceivingBody, objection.Verification?.Unit }.OfType<string>();
}
