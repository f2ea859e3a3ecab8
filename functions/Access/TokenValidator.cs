using System.Security.Claims;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.Access;

/// <summary>Turns a JSON Web Token into a caller, or says why not.</summary>
internal sealed class TokenValidator(IOptions<AccessOptions> options, TokenAuthority authority, Lazy<Pseudonyms> pseudonyms)
{
    private static readonly string[] s_algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly AccessOptions _options = options.Value;

    /// <summary>Checks a token as at a moment: now for a request, the enqueued time for a message.</summary>
    public async Task<TokenAnswer> ValidateAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration trusted;
        try
        {
            trusted = await authority.ConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            return new TokenAnswer(null, AccessProblems.IdentityUnavailable);
        }

        var result = await _handler.ValidateTokenAsync(token, Parameters(trusted, at));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The authority may have rotated its keys since they were read.
            authority.Refresh();
        }

        return result.IsValid
            ? new TokenAnswer(CallerFrom(result.ClaimsIdentity), null)
            : new TokenAnswer(null, result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException
                or SecurityTokenNotYetValidException ? AccessProblems.TokenExpired : AccessProblems.TokenInvalid);
    }

    private TokenValidationParameters Parameters(OpenIdConnectConfiguration trusted, DateTimeOffset at) => new()
    {
        ValidIssuer = trusted.Issuer,
        ValidAudience = _options.Audience,
        IssuerSigningKeys = trusted.SigningKeys,
        ValidAlgorithms = s_algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
            expires is { } end && at.UtcDateTime < end.AddSeconds(_options.ClockSkewSeconds)
            && (notBefore is not { } begin || at.UtcDateTime >= begin.AddSeconds(-_options.ClockSkewSeconds)),
    };

    private Caller CallerFrom(ClaimsIdentity claims)
    {
        var roles = claims.FindAll("roles").Select(claim => claim.Value.Replace("-", string.Empty, StringComparison.Ordinal))
            .Select(name => Enum.TryParse<Role>(name, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : (Role?)null)
            .OfType<Role>().ToHashSet();
        var unit = claims.FindFirst("unit")?.Value;
        var sub = claims.FindFirst("sub")?.Value ?? string.Empty;
        var identity = claims.FindFirst("identifier")?.Value is { Length: > 0 } number
            ? new VerifiedIdentity(claims.FindFirst("identifier_kind")?.Value ?? "citizen-id", number)
            : !string.IsNullOrEmpty(unit) ? new VerifiedIdentity("unified-social-credit-code", unit) : new VerifiedIdentity("citizen-id", sub);
        return new Caller(roles, string.IsNullOrEmpty(unit) ? null : unit, pseudonyms.Value.OfPerson(sub), identity);
    }
}

/// <summary>A caller, or why there is none.</summary>
internal sealed record TokenAnswer(Caller? Caller, Problem? Problem);
