using System.Text.Json;
using Azure.Data.Tables;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Subjects;

public sealed class SubjectIndexTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly StoredApp _app = new(azurite.ConnectionString);
    private readonly Identifier _organisation = Any();

    [Fact, Trait("Article", "3")]
    public async Task The_same_identifier_is_the_same_subject()
    {
        var first = await _app.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平甲公司", default);
        Assert.Equal(first, await new StoredApp(azurite.ConnectionString).Subjects.FindAsync(_organisation, default));
        Assert.Equal("四平甲公司", (await _app.Subjects.ProfileAsync(first, default))!.Name);
    }

    [Fact, Trait("Article", "3")]
    public async Task Two_who_add_one_subject_at_the_same_time_get_one_id()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            new StoredApp(azurite.ConnectionString).Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平乙公司", default)));
        Assert.Single(ids.Distinct());
        Assert.NotNull(await _app.Subjects.ProfileAsync(ids[0], default));
    }

    [Fact]
    public async Task An_unknown_identifier_finds_nobody() => Assert.Null(await _app.Subjects.FindAsync(_organisation, default));

    [Fact]
    public async Task After_the_keys_rotated_a_subject_is_still_found()
    {
        var before = await _app.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平丙公司", default);
        var rotated = new StoredApp(azurite.ConnectionString, FieldCipherTests.Ring(1, 2));
        Assert.Equal(before, await rotated.Subjects.FindAsync(_organisation, default));
    }

    [Fact, Trait("Article", "28")]
    public async Task Neither_number_nor_name_stands_in_the_table()
    {
        var id = await _app.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平丁公司", default);
        var rows = new List<TableEntity>();
        await foreach (var row in (await _app.Account.TableAsync("Subjects")).QueryAsync<TableEntity>()) rows.Add(row);
        var stored = JsonSerializer.Serialize(rows);
        Assert.Contains(id, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(_organisation.Number, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("丁公司", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_keeps_all_the_names_under_which_it_was_supplied()
    {
        var id = await _app.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "旧名", default);
        await Task.WhenAll(_app.Subjects.AddNameAsync(id, "新名", default), _app.Subjects.AddNameAsync(id, "又名", default));
        await _app.Subjects.AddNameAsync(id, "新名", default);
        var names = (await _app.Subjects.ProfileAsync(id, default))!.Names;
        Assert.Equal("旧名", names[0]);
        Assert.Equal(["又名", "新名"], names.Skip(1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_subject_that_was_found_costs_no_further_round_trip()
    {
        await _app.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平戊公司", default);
        var before = _app.Faults.Calls;
        await _app.Subjects.FindAsync(_organisation, default);
        Assert.Equal(before, _app.Faults.Calls);
    }

    internal static Identifier Any() => Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode,
        new SampleIdentifiers(Random.Shared.Next()).UnifiedCode(), out var identifier, out _) ? identifier : throw new InvalidOperationException();
}
