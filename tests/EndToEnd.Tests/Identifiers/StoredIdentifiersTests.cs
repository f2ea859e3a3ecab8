using System.Text;
using System.Text.Json;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>
/// After weeks of use every stored byte and every line of the logs, at their most talkative, is searched for everything by which a person of
/// the story could be known again, for tokens and for the keys. Codes of organisations are public by law and may stand there.
/// </summary>
[Trait("Article", "15")]
public sealed class StoredIdentifiersTests
{
    // As ./run has it, and each level that a setting could ask for.
    private static readonly Dictionary<string, string> s_talkative = new() { ["Logging__LogLevel__Default"] = "Debug", ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug" };

    [Fact]
    public async Task No_identifier_of_a_person_no_token_and_no_key_is_in_storage_databases_or_logs()
    {
        var data = Directory.CreateTempSubdirectory("stored-identifiers-").FullName;
        try
        {
            var people = new People();
            List<string> found;
            await using (var app = await LocalAppProcess.StartAsync("2026-09-24T09:00:00+08:00", s_talkative, data))
            {
                var story = new Story(app, people);
                await story.PlayAsync();
                var search = new Search([.. people.Known, .. story.Tokens.Select(token => token[(token.LastIndexOf('.') + 1)..]), .. Keys(data)]);
                // Killed: what the databases and the storage had not tidied up yet is there too.
                await app.KillAsync();
                found = [.. search.InFolder(data, IsLookedAt)];
                await app.RestartAsync();
                await app.AdvanceAsync("P40D");
                Assert.Equal(0, await app.StopAsync());
                found.AddRange(search.InFolder(data, IsLookedAt));
                found.AddRange(app.Output.SelectMany(line => search.In("log", Encoding.UTF8.GetBytes(line))));
                Assert.Contains(app.Output, line => line.Contains(" dbug: ", StringComparison.Ordinal));
                Assert.Contains(app.Output, line => line.Contains("/api/v1/subjects", StringComparison.Ordinal));
            }

            Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(80)));
        }
        finally
        {
            for (var i = 0; i < 300 && File.Exists(Path.Combine(data, "azurite", "azurite.pid")); i++) await Task.Delay(50);
            Directory.Delete(data, recursive: true);
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("utf-16")]
    [InlineData("base64")]
    [InlineData("base64 of UTF-16")]
    [InlineData("base64 twice")]
    [InlineData("base64 of base64url of JSON")]
    [InlineData("base64 as UTF-16")]
    [InlineData("escaped")]
    [InlineData("hash")]
    [InlineData("name of a file")]
    public void A_planted_identifier_is_found_whatever_its_form(string form)
    {
        var folder = Directory.CreateTempSubdirectory("planted-").FullName;
        var (people, file) = (new People(), "table.json");
        var text = people.PenalisedName;
        byte[] planted = form switch
        {
            "plain" => Encoding.UTF8.GetBytes(text),
            "utf-16" => Encoding.Unicode.GetBytes(text),
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("x" + text))),
            "base64 of UTF-16" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes("xy" + text))),
            "base64 twice" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text + "z"))))),
            "base64 of base64url of JSON" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(
                "e30." + Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { name = text })).TrimEnd('=').Replace('+', '-').Replace('/', '_')))),
            "base64 as UTF-16" => Encoding.Unicode.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
            "escaped" => JsonSerializer.SerializeToUtf8Bytes(text),
            "hash" => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(people.PenalisedId)))),
            _ => [],
        };
        if (planted.Length == 0) file = people.PenalisedId;
        File.WriteAllBytes(Path.Combine(folder, file), [.. "{\"a\":\"/"u8, .. new byte[100_000], .. planted, .. "\"}"u8]);
        Assert.NotEmpty(new Search(people.Known).InFolder(folder, _ => true));
        Assert.Empty(new Search(["皇甫"]).InFolder(folder, _ => true));
        Directory.Delete(folder, recursive: true);
    }

    // The keys lie where they belong.
    private static bool IsLookedAt(string file) => !file.StartsWith("keys" + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Every key in the folder of the keys, as it is written there.</summary>
    private static IEnumerable<string> Keys(string data)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "keys")))
        {
            foreach (var part in File.ReadAllText(file).Split('"', '\n', ',', ':', '{', '}').Where(part => part.Trim().Length >= 40)) yield return part.Trim();
        }
    }
}
