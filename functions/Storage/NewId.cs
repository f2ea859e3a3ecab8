using System.Security.Cryptography;

namespace CreditFunctions.Storage;

/// <summary>Random opaque ids.</summary>
internal static class NewId
{
    /// <summary>120 random bits with a letter in front that tells what it names: <c>s</c> subject, <c>o</c> objection, …</summary>
    public static string Make(char prefix) => prefix + Base32.Encode(RandomNumberGenerator.GetBytes(15));
}
