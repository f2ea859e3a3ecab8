using CreditFunctions.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions;

/// <summary>The lists of joint actions: those that are not done, those of a subject, those that rest on a ground. Which a unit takes part in, its inbox knows.</summary>
internal sealed class JointActionIndex(StorageAccount account) : CaseIndex(account, Table)
{
    internal const string Table = "JointActionIndex";

    internal static string OfGround(string groundId) => $"ground:{groundId}";

    /// <summary>The action that a request with an idempotency key made.</summary>
    internal static string OfRequest(string key) => $"request:{key}";
}
