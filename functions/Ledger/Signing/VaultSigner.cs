using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Azure.Core;

namespace CreditFunctions.Ledger.Signing;

/// <summary>Signs with a key of Key Vault that never leaves it, by the vault's REST API and the app's identity.</summary>
/// <remarks>Cost: 2 requests to the vault a signature; a key that was rotated signs from then on.</remarks>
internal sealed class VaultSigner(HttpClient http, TokenCredential credential, Uri vault, string keyName) : ICheckpointSigner
{
    private const string Version = "?api-version=7.4";

    // The vault's own cloud names the audience: https://vault.azure.cn for https://kv-1.vault.azure.cn.
    private readonly string[] _scopes = [$"https://{vault.Host[(vault.Host.IndexOf('.', StringComparison.Ordinal) + 1)..]}/.default"];

    /// <inheritdoc />
    /// <exception cref="HttpRequestException">The vault refuses or does not answer.</exception>
    public async Task<SignedText> SignAsync(byte[] text, CancellationToken cancellationToken)
    {
        var token = await credential.GetTokenAsync(new TokenRequestContext(_scopes), cancellationToken);
        var newest = await SendAsync<KeyAnswer>(HttpMethod.Get, new Uri(vault, $"keys/{keyName}{Version}"), null, token, cancellationToken);
        var digest = Base64Url.EncodeToString(SHA256.HashData(text));
        var signed = await SendAsync<SignAnswer>(HttpMethod.Post, new Uri($"{newest.Key.Kid}/sign{Version}"),
            JsonContent.Create(new { alg = "ES256", value = digest }), token, cancellationToken);
        return new SignedText(new PublicJwk(newest.Key.X, newest.Key.Y), Base64Url.DecodeFromChars(signed.Value));
    }

    private async Task<T> SendAsync<T>(HttpMethod method, Uri address, HttpContent? content, AccessToken token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<T>(cancellationToken)
            ?? throw new HttpRequestException($"The vault's answer to {method} is empty.");
    }

    private sealed record KeyAnswer(JsonKey Key);

    private sealed record JsonKey(string Kid, string X, string Y);

    private sealed record SignAnswer(string Value);
}
