namespace CreditFunctions.Regulation.Consents;

/// <summary>
/// Bundled consent (捆绑同意, art. 7): the same evidence serves several purposes only where it offered each of them by itself, to be agreed to or
/// not one by one. A consent that was a condition of a service is none.
/// </summary>
public static class Bundling
{
    /// <summary>Whether another purpose may rest on an evidence.</summary>
    /// <param name="served">What the evidence serves already.</param>
    /// <param name="next">What it shall serve, with the purposes that it is said to have offered one by one.</param>
    public static bool IsAllowed(IReadOnlyList<ServedPurpose> served, ServedPurpose next) => served.All(other =>
        AgreedPurpose.AreSame(other.Purpose, next.Purpose) || (Offers(next, other.Purpose) && Offers(other, next.Purpose) && Offers(next, next.Purpose)));

    private static bool Offers(ServedPurpose by, string purpose) => by.OfferedOneByOne.Any(offered => AgreedPurpose.AreSame(offered, purpose));
}

/// <summary>A purpose that an evidence serves.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="OfferedOneByOne">The purposes that the evidence offered one by one, as was said when it was handed in; none where it offered one.</param>
public sealed record ServedPurpose(string Purpose, IReadOnlyList<string> OfferedOneByOne);
