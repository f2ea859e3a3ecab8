using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>What only a local host serves: demo tokens and a clock that can be moved.</summary>
internal sealed class LocalControls(HttpClient http)
{
    private readonly AppClient _anonymous = new(http, null);

    /// <summary>Anybody, without a token.</summary>
    public AppClient Anybody => _anonymous;

    /// <summary>A caller with a role, of a unit; by name where there are several.</summary>
    public AppClient SignIn(string role, string unit, string? person = null) => new(http, () => TokenAsync(role, unit, person));

    /// <summary>A token of a role, valid for some hours of the story's clock.</summary>
    public async Task<string> TokenAsync(string role, string unit, string? person = null) => (string)(await _anonymous.PostAsync("local/tokens",
        new { roles = new[] { role }, unit, sub = person ?? $"{role}-{unit}", name = role }))["token"]!;

    /// <summary>Moves the clock on; what falls due on the way happens before this answers.</summary>
    public async Task MoveToAsync(DateTimeOffset instant)
    {
        using var answer = await http.PostAsJsonAsync("local/clock", new
        {
            to = instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        });
        Expect.That(answer.IsSuccessStatusCode, $"The clock did not move: {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<DateTimeOffset> NowAsync() => (await _anonymous.GetAsync("local/clock"))["now"]!.GetValue<DateTimeOffset>();

    /// <summary>The system's own list of functions: how many there are.</summary>
    public async Task<int> FunctionsAsync() => (await http.GetFromJsonAsync<JsonArray>("local/functions"))!.Count;
}
