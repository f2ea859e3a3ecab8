using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CreditFunctions.Access;

/// <summary>The OpenID Connect authority that signs tokens: its issuer and keys, read by discovery and kept.</summary>
internal sealed class TokenAuthority
{
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _authority;

    public TokenAuthority(IOptions<AccessOptions> options)
    {
        var address = options.Value.Authority;
        var local = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
        _authority = new ConfigurationManager<OpenIdConnectConfiguration>($"{address.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = !local });
    }

    /// <summary>Issuer and keys. Cost: none once they were read; two requests to the authority before that and when they grew old.</summary>
    /// <exception cref="InvalidOperationException">They were never read, and the authority does not answer.</exception>
    public Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken cancellationToken) => _authority.GetConfigurationAsync(cancellationToken);

    /// <summary>Reads them anew soon: the authority may have rotated its keys.</summary>
    public void Refresh() => _authority.RequestRefresh();
}
