using CreditFunctions.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>The reasons for which a unit decided determinations lately: those of another are its own.</summary>
internal sealed class PastDeterminations(StorageAccount account, FieldCipher cipher) : PastReasons(account, cipher, "DeterminationReasons");
