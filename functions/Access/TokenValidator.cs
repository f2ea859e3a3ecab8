using CreditFunctions.Problems;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CreditFunctions.Access;

/// <summary>Turns a JSON Web Token into a caller, or says why not.</summary>
/// <remarks>Nothing of a token is believed but its issuer's name before its signature holds: and that only chooses which keys to try.</remarks>
internal sealed class TokenValidator(IOptions<AccessOptions> options, TrustedIssuers issuers, CallerClaims callers)
{
    /// <summary>Longer tokens are nobody's.</summary>
    internal const int LongestToken = 16 * 1024;

    // Asymmetric ones only: whoever can check a token must not be able to make one.
    private static readonly string[] s_algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
    private readonly TimeSpan _skew = TimeSpan.FromSeconds(options.Value.ClockSkewSeconds);

    /// <summary>Checks a token as at a moment: now for a request, the enqueued time for a message.</summary>
    public async Task<TokenAnswer> ValidateAsync(string token, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } unverified) return TokenAnswer.Not(AccessProblems.TokenInvalid);
        var (issuer, keys, unknown) = await issuers.FindAsync(unverified.Issuer, cancellationToken);
        if (issuer is null) return TokenAnswer.Not(unknown ? AccessProblems.IdentityUnavailable : AccessProblems.TokenInvalid);

        var result = await _handler.ValidateTokenAsync(token, Parameters(issuer, keys!, at));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await issuer.NewerAsync(keys!, cancellationToken) is { } newer)
        {
            result = await _handler.ValidateTokenAsync(token, Parameters(issuer, newer, at));
        }

        if (result.IsValid) return callers.Read(result.ClaimsIdentity, issuer.Kind);
        return TokenAnswer.Not(result.Exception is SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException
            or SecurityTokenNotYetValidException ? AccessProblems.TokenExpired : AccessProblems.TokenInvalid);
    }

    private JsonWebToken? Read(string token)
    {
        if (token.Length > LongestToken || !_handler.CanReadToken(token)) return null;
        try
        {
            var read = _handler.ReadJsonWebToken(token);
            return string.IsNullOrEmpty(read.Issuer) ? null : read;
        }
        // It throws exceptions of many kinds at what is no token.
        catch (Exception)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(TrustedIssuer issuer, OpenIdConnectConfiguration trusted, DateTimeOffset at) => new()
    {
        ValidIssuer = trusted.Issuer,
        ValidAudience = issuer.Audience,
        IssuerSigningKeys = trusted.SigningKeys,
        // The key that the token names or none: an unknown one means that keys were rotated, not that all others be tried.
        TryAllIssuerSigningKeys = false,
        ValidAlgorithms = s_algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        // The skew is taken from the moment, not added to the token's times: those may be the last that there are.
        LifetimeValidator = (notBefore, expires, _, _) => expires is { } end && (at - _skew).UtcDateTime < end
            && (notBefore is not { } begin || (at + _skew).UtcDateTime >= begin),
    };
}

/// <summary>A caller, or why there is none.</summary>
internal sealed record TokenAnswer(Caller? Caller, Problem? Problem)
{
    public static TokenAnswer Of(Caller caller) => new(caller, null);

    public static TokenAnswer Not(Problem why) => new(null, why);
}
