using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CreditFunctions.Access;

/// <summary>An OpenID Connect issuer whose tokens are trusted: its name and keys, read by discovery and kept.</summary>
/// <param name="kind">For whom it may speak.</param>
/// <param name="authority">Its address.</param>
/// <param name="audience">The audience that its tokens must name.</param>
/// <param name="atMostEvery">How soon keys may be read again.</param>
/// <param name="documents">Reads its documents.</param>
/// <param name="real">Real time, also where the app's clock is moved by hand: keys grow old by it.</param>
internal sealed class TrustedIssuer(IssuerKind kind, string authority, string audience, TimeSpan atMostEvery, IDocumentRetriever documents, TimeProvider real)
    : IDisposable
{
    private static readonly TimeSpan s_old = TimeSpan.FromHours(1);
    private readonly string _address = $"{authority.TrimEnd('/')}/.well-known/openid-configuration";
    private readonly SemaphoreSlim _one = new(1);
    private OpenIdConnectConfiguration? _known;
    private long _asked;

    public IssuerKind Kind => kind;

    public string Audience => audience;

    /// <summary>Issuer and keys. Cost: two requests to the issuer once an hour, else none. Where it fails, what was read before stays good.</summary>
    /// <exception cref="InvalidOperationException">They were never read, and the issuer does not answer.</exception>
    public async Task<OpenIdConnectConfiguration> KeysAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && real.GetElapsedTime(Volatile.Read(ref _asked)) < s_old) return known;
        return await ReadAsync(_known, s_old, cancellationToken)
            ?? throw new InvalidOperationException($"The keys of the issuer {authority} could not be read.");
    }

    /// <summary>Issuer and keys once more, because a token named a key that <paramref name="known"/> has not: it may have been rotated in.</summary>
    /// <returns>Newer ones, or null where there are none, or they were asked for too short a time ago: strangers' tokens must not make us ask on and on.</returns>
    public async Task<OpenIdConnectConfiguration?> NewerAsync(OpenIdConnectConfiguration known, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(known, atMostEvery, cancellationToken);
        return ReferenceEquals(now, known) ? null : now;
    }

    private async Task<OpenIdConnectConfiguration?> ReadAsync(OpenIdConnectConfiguration? seen, TimeSpan notWithin, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Another may have read them while this one waited.
            if (!ReferenceEquals(_known, seen) || (_known is not null && real.GetElapsedTime(_asked) < notWithin)) return _known;
            if (_known is not null) Volatile.Write(ref _asked, real.GetTimestamp());
            try
            {
                _known = await OpenIdConnectConfigurationRetriever.GetAsync(_address, documents, cancellationToken);
                Volatile.Write(ref _asked, real.GetTimestamp());
            }
            // Whatever failed: without new keys the old ones stay, and without any nobody is let in.
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
            }

            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}
