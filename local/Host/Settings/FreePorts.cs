using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace CreditFunctions.Local.Settings;

/// <summary>Picks loopback ports that nobody listens on.</summary>
/// <remarks>Below the range from which systems take ports for outgoing connections, so that nothing grabs one before it is bound.</remarks>
internal static class FreePorts
{
    private const int Lowest = 15000;
    private const int Highest = 32000;

    /// <returns>The first of <paramref name="count"/> free ports in a row.</returns>
    public static int Find(int count = 1)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var first = RandomNumberGenerator.GetInt32(Lowest, Highest - count);
            if (!Enumerable.Range(first, count).Any(IsTaken)) return first;
        }

        throw new StartRefusedException("No free port was found on 127.0.0.1.");
    }

    /// <summary>True where somebody listens on it, on loopback or on every address.</summary>
    public static bool IsTaken(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any(listener => listener.Port == port && (IPAddress.IsLoopback(listener.Address)
            || listener.Address.Equals(IPAddress.Any) || listener.Address.Equals(IPAddress.IPv6Any)));
}
