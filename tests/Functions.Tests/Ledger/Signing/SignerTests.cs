using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using CreditFunctions.Ledger.Signing;

namespace CreditFunctions.Functions.Tests.Ledger.Signing;

public sealed class SignerTests : IDisposable
{
    private static readonly byte[] s_text = Encoding.UTF8.GetBytes("siping-credit-ledger/v1\n");
    private readonly string _directory = Directory.CreateTempSubdirectory("credit-signing").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        Directory.Delete(_directory, recursive: true);
        _key.Dispose();
    }

    [Fact]
    public async Task A_machine_s_own_key_is_made_once_and_signs_again_after_a_restart()
    {
        var first = await new FileSigner(_directory).SignAsync(s_text, default);
        var second = await new FileSigner(_directory).SignAsync(s_text, default);
        Assert.Equal(first.Key, second.Key);
        Assert.True(Verifies(first) && Verifies(second));
    }

    [Fact]
    public async Task A_key_file_that_was_moved_away_gives_way_to_a_new_key()
    {
        var first = await new FileSigner(_directory).SignAsync(s_text, default);
        File.Delete(Path.Combine(_directory, "ledger-signing.pem"));
        var second = await new FileSigner(_directory).SignAsync(s_text, default);
        Assert.NotEqual(first.Key.Kid, second.Key.Kid);
        Assert.True(Verifies(second));
    }

    [Fact]
    public async Task The_vault_signs_the_hash_of_a_text_under_the_newest_version_of_its_key()
    {
        using var vault = new Vault(_key);
        using var http = new HttpClient(vault);
        var credential = new NamedToken();
        var signed = await new VaultSigner(http, credential, new Uri("https://kv-1.vault.azure.cn/"), "ledger-signing").SignAsync(s_text, default);
        Assert.True(Verifies(signed));
        Assert.Equal(["https://vault.azure.cn/.default"], credential.Scopes);
        Assert.Equal(
        [
            "GET https://kv-1.vault.azure.cn/keys/ledger-signing?api-version=7.4 Bearer t",
            "POST https://kv-1.vault.azure.cn/keys/ledger-signing/v2/sign?api-version=7.4 Bearer t",
        ], vault.Asked);
    }

    [Fact]
    public async Task A_vault_that_refuses_signs_nothing()
    {
        using var vault = new Vault(_key) { Refuses = true };
        using var http = new HttpClient(vault);
        var signer = new VaultSigner(http, new NamedToken(), new Uri("https://kv-1.vault.azure.cn/"), "ledger-signing");
        await Assert.ThrowsAsync<HttpRequestException>(() => signer.SignAsync(s_text, default));
    }

    private static bool Verifies(SignedText signed)
    {
        using var key = signed.Key.ToKey();
        return key.VerifyData(s_text, signed.Signature, HashAlgorithmName.SHA256);
    }

    /// <summary>Answers as Key Vault's REST API does.</summary>
    private sealed class Vault(ECDsa key) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        public bool Refuses { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            if (Refuses) return new HttpResponseMessage(HttpStatusCode.Forbidden);
            const string version = "https://kv-1.vault.azure.cn/keys/ledger-signing/v2";
            if (request.Method == HttpMethod.Get)
            {
                var jwk = PublicJwk.Of(key);
                return Json(new { key = new { kid = version, kty = "EC", crv = "P-256", x = jwk.X, y = jwk.Y } });
            }

            var body = (await request.Content!.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
            Assert.Equal("ES256", (string?)body["alg"]);
            return Json(new { kid = version, value = Base64Url.EncodeToString(key.SignHash(Base64Url.DecodeFromChars((string)body["value"]!))) });
        }

        private static HttpResponseMessage Json(object content) => new(HttpStatusCode.OK) { Content = JsonContent.Create(content) };
    }

    private sealed class NamedToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("t", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
