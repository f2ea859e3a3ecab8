using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Ledger;

public sealed class LedgerOverHttpTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Unit = "11220300MB1234567X";
    private readonly Identifier _organisation = SubjectIndexTests.Any();
    private readonly string _other = SubjectIndexTests.Any().Number;

    [Fact, Trait("Article", "24")]
    public async Task A_subject_holds_the_proof_that_a_look_at_it_stands_in_the_sealed_ledger()
    {
        var (subject, token) = await SubjectAsync();
        var auditor = await app.TokenAsync("auditor", Unit);
        var query = await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M1", await app.TokenAsync("querier", Unit));
        Assert.Equal(HttpStatusCode.OK, query.Status);
        var entry = Assert.Single(await LogAsync(subject, "purpose")).Id;
        ProblemAssert.Is(await app.GetAsync($"api/v1/ledger/proof/{entry}", token), HttpStatusCode.Conflict, "not-sealed-yet");

        await SealAsync();
        var (status, proof) = await app.GetAsync($"api/v1/ledger/proof/{entry}", token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(Holds(proof!));
        Assert.Equal(entry, EntryLine.TryParse(Encoding.UTF8.GetBytes((string)proof!["leaf"]!))!.Id);
        Assert.True(Holds((await app.GetAsync($"api/v1/ledger/proof/{entry}?subject={subject}", auditor)).Body!));

        var other = (await app.GetAsync($"api/v1/ledger/proof/{Assert.Single(await LogAsync(subject, "ledger-proof", "not-sealed-yet")).Id}", token)).Body!;
        Assert.True(Holds(other));
        other["leaf"] = (string)proof["leaf"]!;
        Assert.False(Holds(other));
    }

    [Fact, Trait("Article", "24")]
    public async Task An_unknown_entry_and_anothers_have_the_same_answer()
    {
        var (subject, _) = await SubjectAsync();
        await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M1", await app.TokenAsync("querier", Unit));
        var entry = Assert.Single(await LogAsync(subject, "purpose")).Id;
        var (_, stranger) = await SubjectAsync();
        foreach (var asked in new[] { entry, EntryId.New(app.Stored.Clock.GetUtcNow()), "nonsense", "q'%20or%20'1" })
        {
            ProblemAssert.Is(await app.GetAsync($"api/v1/ledger/proof/{asked}", stranger), HttpStatusCode.NotFound, "entry-not-found");
        }

        ProblemAssert.Is(await app.GetAsync($"api/v1/ledger/proof/{entry}"), HttpStatusCode.Unauthorized, "token-missing");
    }

    [Fact, Trait("Article", "28")]
    public async Task Anyone_sees_the_checkpoint_and_that_the_ledger_only_grew()
    {
        await SealAsync();
        var first = (await app.GetAsync("api/v1/ledger/checkpoint")).Body!;
        await SealAsync();
        var second = (await app.GetAsync("api/v1/ledger/checkpoint")).Body!;
        var (from, to) = ((long)first["size"]!, (long)second["size"]!);
        Assert.True(to > from);
        Assert.True(Signed(first) && Signed(second));
        var path = (await app.GetAsync($"api/v1/ledger/consistency?from={from}&to={to}")).Body!["path"]!.AsArray().Select(hash => Digest.Parse((string)hash!)).ToList();
        Assert.True(Proof.Extends(from, Digest.Parse((string)first["root"]!), to, Digest.Parse((string)second["root"]!), path));
        foreach (var wrong in new[] { "", "?from=0&to=1", "?from=2&to=1", "?from=1&to=999999999", "?from=x&to=y" })
        {
            ProblemAssert.Is(await app.GetAsync("api/v1/ledger/consistency" + wrong), HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    [Fact, Trait("Article", "28")]
    public async Task An_auditor_reads_the_entries_of_a_unit_page_by_page_and_is_logged()
    {
        var (subject, _) = await SubjectAsync();
        var querier = await app.TokenAsync("querier", _other);
        for (var look = 0; look < 3; look++) await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M{look}", querier);
        var auditor = await app.TokenAsync("auditor", Unit);
        var (from, to) = (app.Stored.Clock.GetUtcNow(), app.Stored.Clock.GetUtcNow().AddDays(2));
        var matters = new List<string?>();
        var address = $"api/v1/ledger/entries?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&unit={_other}";
        for (string? continuation = string.Empty; continuation is not null;)
        {
            var page = (await app.GetAsync($"{address}&continuation={continuation}", auditor)).Body!;
            matters.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["matter"]));
            continuation = (string?)page["continuation"];
        }

        Assert.Equal(["M0", "M1", "M2"], matters.Order());
        Assert.NotEmpty(await LogAsync(null, "ledger-entries"));
        ProblemAssert.Is(await app.GetAsync("api/v1/ledger/entries", auditor), HttpStatusCode.BadRequest, "invalid-request");
        var segment = (await app.Stored.Segments.ListAsync(ChinaDay(from), ChinaDay(to), default))[0].Name;
        foreach (var malformed in new[] { "nonsense", "a!b", "a", new LedgerPosition(segment, 3).ToString(), new LedgerPosition(segment, long.MaxValue).ToString() })
        {
            ProblemAssert.Is(await app.GetAsync($"{address}&continuation={malformed}", auditor), HttpStatusCode.BadRequest, "invalid-request");
        }

        ProblemAssert.Is(await app.GetAsync(address + "0", auditor), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await app.GetAsync(address, querier), HttpStatusCode.Forbidden, "forbidden");
    }

    private static DateOnly ChinaDay(DateTimeOffset at) => CreditFunctions.Regulation.Calendar.ChinaTime.DateOf(at);

    private async Task<(string SubjectId, string Token)> SubjectAsync()
    {
        var organisation = SubjectIndexTests.Any();
        return (await app.Stored.Subjects.FindOrAddAsync(organisation, SubjectKind.Organisation, "四平样本公司", default),
            await app.TokenAsync("subject", organisation.Number));
    }

    // A look, so that something is new, and the clock over the next due time of the timer.
    private async Task SealAsync()
    {
        await app.GetAsync($"api/v1/public/organisations/{_organisation.Number}");
        await app.Process.AdvanceAsync("PT10M");
    }

    private async Task<List<LedgerEntry>> LogAsync(string? subjectId, string what, string? outcome = null)
    {
        var today = ChinaTime.DateOf(app.Stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in app.Stored.LedgerReader.ReadAsync(today, today.AddDays(2), default))
        {
            if (entry.SubjectId == subjectId && entry.What == what && (outcome is null || entry.Outcome == outcome)) entries.Add(entry);
        }

        return entries;
    }

    private static bool Holds(JsonNode proof)
    {
        var checkpoint = proof["checkpoint"]!;
        return Signed(checkpoint) && Proof.Includes(TreeHash.Leaf(Encoding.UTF8.GetBytes((string)proof["leaf"]!)), (long)proof["leafIndex"]!, (long)checkpoint["size"]!,
            [.. proof["path"]!.AsArray().Select(hash => Digest.Parse((string)hash!))], Digest.Parse((string)checkpoint["root"]!));
    }

    private static bool Signed(JsonNode answer)
    {
        var checkpoint = Checkpoint.TryParse((string)answer["text"]!)!;
        Assert.Equal((checkpoint.Size, checkpoint.Root.ToString()), ((long)answer["size"]!, (string)answer["root"]!));
        using var key = System.Text.Json.JsonSerializer.Deserialize<PublicJwk>(answer["publicKey"]!.ToJsonString(), JsonContract.Options)!.ToKey();
        return new CheckpointSignature((string)answer["signature"]!["key"]!, Convert.FromBase64String((string)answer["signature"]!["value"]!)).IsOf(checkpoint, key);
    }
}
