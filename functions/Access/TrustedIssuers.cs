using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CreditFunctions.Access;

/// <summary>All issuers whose tokens are trusted: one for bodies and one for subjects; on a person's machine the local host's own instead.</summary>
internal sealed class TrustedIssuers : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1_000_000 };
    private readonly List<TrustedIssuer> _issuers = [];

    public TrustedIssuers(IOptions<AccessOptions> options)
    {
        var settings = options.Value;
        if (settings.Fault() is { } fault) throw new InvalidOperationException(fault);
        Add(IssuerKind.Local, settings.Authority, settings.Audience, settings.KeyRefreshSeconds);
        Add(IssuerKind.Bodies, settings.Bodies.Authority, settings.Bodies.Audience, settings.KeyRefreshSeconds);
        Add(IssuerKind.Subjects, settings.Subjects.Authority, settings.Subjects.Audience, settings.KeyRefreshSeconds);
    }

    /// <summary>The issuer of that name, with its keys. A name that two would go by is nobody's.</summary>
    /// <returns>No issuer where it is a stranger's; <c>Unknown</c> where one could not be asked for its name and none of the others goes by it.</returns>
    public async Task<(TrustedIssuer? Issuer, OpenIdConnectConfiguration? Keys, bool Unknown)> FindAsync(string name, CancellationToken cancellationToken)
    {
        var unknown = false;
        var found = new List<(TrustedIssuer Issuer, OpenIdConnectConfiguration Keys)>();
        foreach (var issuer in _issuers)
        {
            try
            {
                var keys = await issuer.KeysAsync(cancellationToken);
                if (keys.Issuer == name) found.Add((issuer, keys));
            }
            catch (InvalidOperationException)
            {
                unknown = true;
            }
        }

        return found.Count == 1 ? (found[0].Issuer, found[0].Keys, false) : (null, null, unknown && found.Count == 0);
    }

    /// <summary>Reads the keys of all.</summary>
    /// <exception cref="InvalidOperationException">Those of one were never read, and it does not answer; or no issuer is set.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (_issuers.Count == 0) throw new InvalidOperationException("Set Identity__Bodies__Authority and Identity__Subjects__Authority.");
        foreach (var issuer in _issuers) await issuer.KeysAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _issuers.ForEach(issuer => issuer.Dispose());
        _http.Dispose();
    }

    private void Add(IssuerKind kind, string authority, string audience, int atMostEverySeconds)
    {
        if (authority.Length == 0) return;
        var documents = new HttpDocumentRetriever(_http) { RequireHttps = !AccessOptions.IsLoopback(authority) };
        _issuers.Add(new TrustedIssuer(kind, authority, audience, TimeSpan.FromSeconds(atMostEverySeconds), documents, TimeProvider.System));
    }
}
