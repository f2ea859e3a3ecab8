using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.RateLimits;

/// <summary>From which address a request comes, as far as it can be believed. Kept in memory only, never logged.</summary>
internal static class ClientAddress
{
    private const string Header = "X-Forwarded-For", Nowhere = "unknown";

    /// <summary>The address: that which the outermost of our own proxies was called from. All of an IPv6 network of 64 bits is one client.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hops">How many proxies are ours.</param>
    public static string Of(HttpRequest request, int hops)
    {
        if (hops == 0) return Name(request.HttpContext.Connection.RemoteIpAddress);
        var told = request.Headers[Header].SelectMany(value => (value ?? string.Empty).Split(',')).ToList();
        // Fewer than there are proxies: it did not come through them all, so nothing of it can be believed.
        return told.Count >= hops ? Name(Parse(told[^hops].Trim())) : Nowhere;
    }

    // Azure writes the port behind the address.
    private static IPAddress? Parse(string text) =>
        IPEndPoint.TryParse(text, out var point) ? point.Address : IPAddress.TryParse(text, out var address) ? address : null;

    private static string Name(IPAddress? address)
    {
        if (address is null) return Nowhere;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
