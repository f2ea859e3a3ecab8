using CreditFunctions.Cases;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;

namespace CreditFunctions.Repairs;

/// <summary>The lists of repairs.</summary>
internal sealed class RepairIndex(StorageAccount account) : CaseIndex(account, Table)
{
    internal const string Table = "RepairIndex";

    /// <summary>The bodies that take part.</summary>
    public static IEnumerable<string> Units(RepairCase repair) => [repair.DecidingBody, repair.ReceivingBody];
}
