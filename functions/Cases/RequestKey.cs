using System.Security.Cryptography;
using System.Text.Json;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Cases;

/// <summary>Names a request by its <c>Idempotency-Key</c>, so that it is carried out once however often it is sent.</summary>
/// <param name="Id">A hash of caller and key.</param>
/// <param name="Body">A hash of what was asked.</param>
internal sealed record RequestKey(string Id, string Body)
{
    private const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>The request's key, or null where it has none.</summary>
    /// <exception cref="ProblemException">400: the key is too long.</exception>
    public static RequestKey? Read<T>(HttpRequest request, Caller caller, T body, Pseudonyms pseudonyms)
    {
        var key = request.Headers[Header].ToString();
        if (key.Length == 0) return null;
        if (key.Length > Longest)
        {
            throw CommonProblems.InvalidFields([new FieldError(Header, "too-long", $"{Header} 不能超过 {Longest} 个字符。")]).AsException();
        }

        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body, JsonContract.Options));
        return new RequestKey(pseudonyms.Id("idempotency", caller.Person, request.Path.Value ?? string.Empty, key), Convert.ToHexStringLower(hash));
    }

    /// <summary>True where a case has answered this request already.</summary>
    /// <param name="requests">Fingerprints of bodies by idempotency key.</param>
    /// <exception cref="ProblemException">409: the key was used for something else.</exception>
    public bool IsAnsweredBy(IReadOnlyDictionary<string, string> requests) => requests.TryGetValue(Id, out var body)
        && (body == Body ? true : throw CommonProblems.KeyReused.AsException());
}
