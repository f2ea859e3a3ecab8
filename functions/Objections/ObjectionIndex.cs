using CreditFunctions.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.Objections;

/// <summary>The lists of objections.</summary>
internal sealed class ObjectionIndex(StorageAccount account) : CaseIndex(account, Table)
{
    internal const string Table = "ObjectionIndex";
}
