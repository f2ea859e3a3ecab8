using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Cases;

/// <summary>送达凭证 as it is sent: how a result was delivered outside the inbox, and what proves it.</summary>
/// <param name="Way">post or window.</param>
/// <param name="Proof">The receipt.</param>
internal sealed record DeliveryBody(DeliveryWay? Way, string? Proof)
{
    /// <summary>Checks it.</summary>
    public (DeliveryWay Way, string Proof) Read(FieldErrors errors)
    {
        if (Way is not (DeliveryWay.Post or DeliveryWay.Window)) errors.Add("way", "code-list", "way 应为 post（邮寄）或 window（窗口）。");
        return (Way ?? default, errors.Text("proof", Proof, 100));
    }
}
