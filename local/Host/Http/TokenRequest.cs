using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Local.Http;

/// <summary>What a demo token is asked to say.</summary>
internal sealed record TokenRequest(JsonObject Claims, TimeSpan Lifetime)
{
    /// <summary>Reads <c>{"roles":[…],"unit":"…","sub":"…","name":"…","claims":{…},"expiresIn":seconds}</c>.</summary>
    /// <returns>The request, or the field that is wrong and why.</returns>
    public static (TokenRequest? Request, string Field, string Error) Read(JsonNode? body)
    {
        if (body is not JsonObject json) return Wrong("", "Send a JSON object such as {\"roles\":[\"provider\"],\"unit\":\"…\",\"sub\":\"…\",\"name\":\"…\"}.");
        var claims = new JsonObject();
        if (json["claims"] is JsonObject extra)
        {
            foreach (var (name, value) in extra) claims[name] = value?.DeepClone();
        }
        else if (json["claims"] is not null)
        {
            return Wrong("claims", "claims is an object of further claims.");
        }

        if (json["roles"] is not JsonArray roles || roles.Any(role => role?.GetValueKind() != JsonValueKind.String))
        {
            return Wrong("roles", "roles is a list of role names, such as [\"provider\"].");
        }

        claims["roles"] = roles.DeepClone();
        claims["sub"] = "demo";
        foreach (var name in (string[])["unit", "sub", "name"])
        {
            if (json[name] is not { } value) continue;
            if (value.GetValueKind() != JsonValueKind.String) return Wrong(name, $"{name} is a text.");
            claims[name] = value.DeepClone();
        }

        var lifetime = TokenIssuer.DefaultLifetime;
        if (json["expiresIn"] is { } seconds)
        {
            if (seconds.GetValueKind() != JsonValueKind.Number || !seconds.AsValue().TryGetValue<int>(out var count))
            {
                return Wrong("expiresIn", "expiresIn is a whole number of seconds; below zero for a token that has expired.");
            }

            lifetime = TimeSpan.FromSeconds(count);
        }

        foreach (var name in json.Select(field => field.Key))
        {
            if (name is not ("roles" or "unit" or "sub" or "name" or "claims" or "expiresIn")) return Wrong(name, $"There is no field {name}; put further claims into claims.");
        }

        return (new TokenRequest(claims, lifetime), "", "");
    }

    private static (TokenRequest?, string, string) Wrong(string field, string error) => (null, field, error);
}
