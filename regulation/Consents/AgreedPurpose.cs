namespace CreditFunctions.Regulation.Consents;

/// <summary>The agreed purpose (约定用途, art. 7): one a consent.</summary>
public static class AgreedPurpose
{
    private static readonly char[] s_joints = ['；', ';', '\n', '\r'];

    /// <summary>True where the text joins several purposes: each needs a consent of its own.</summary>
    public static bool IsSeveral(string purpose) => purpose.Trim().TrimEnd(s_joints).IndexOfAny(s_joints) >= 0;

    /// <summary>True where two texts name the same purpose: blanks do not count.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    private static string Plain(string purpose) => string.Concat(purpose.Where(sign => !char.IsWhiteSpace(sign))).TrimEnd(s_joints);
}
