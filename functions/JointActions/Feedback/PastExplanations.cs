using CreditFunctions.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>Why a unit lately did not act on other joint actions (书面说明的理由, art. 19): what it writes on this one is about this one.</summary>
internal sealed class PastExplanations(StorageAccount account, FieldCipher cipher) : PastReasons(account, cipher, "JointActionReasons");
