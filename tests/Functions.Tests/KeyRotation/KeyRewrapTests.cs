using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.KeyRotation;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.KeyRotation;

/// <summary>After a rotation everything comes under the new key, in steps, and the old one can go. Each test has a storage of its own: a rotation goes
/// through all of it.</summary>
public sealed class KeyRewrapTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Cases = "RotationCases", Container = "rotated";
    private readonly string _storage = azurite.OwnAccount();
    private readonly Identifier _company = SubjectIndexTests.Any();
    private readonly byte[] _large = RandomNumberGenerator.GetBytes(9 * 1024 * 1024 + 17), _small = RandomNumberGenerator.GetBytes(100);
    private string _subjectId = "";

    [Fact]
    public async Task Everything_comes_under_the_new_key_and_opens_without_the_old_one()
    {
        await StoreAsync();
        var during = With(FieldCipherTests.Ring(1, 2));
        await OpensAsync(during);
        Assert.True(await RewrapAsync(during));
        await OpensAsync(during);
        await OpensAsync(With(WithoutFirst()));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => With(FieldCipherTests.Ring(1)).Blobs.ReadAsync(Container, "large", default));
    }

    [Fact]
    public async Task Cut_off_at_any_storage_call_it_goes_on_where_it_was_and_loses_nothing()
    {
        await StoreAsync();
        var app = With(FieldCipherTests.Ring(1, 2));
        var (cuts, allowed) = (0, 1);
        for (var done = false; !done; allowed++)
        {
            var calls = 0;
            // Each run is cut off a little later than the one before, in the middle of whatever it does then.
            app.Faults.Fail = _ => ++calls > allowed;
            try
            {
                done = await RewrapAsync(app);
            }
            catch (RequestFailedException)
            {
                cuts++;
            }

            app.Faults.Fail = _ => false;
            if (cuts % 5 == 0) await OpensAsync(app);
        }

        Assert.True(cuts > 10, $"It was cut off {cuts} times only.");
        await OpensAsync(With(WithoutFirst()));
    }

    [Fact]
    public async Task What_is_read_and_written_meanwhile_is_found_and_counts()
    {
        await StoreAsync();
        var app = With(FieldCipherTests.Ring(1, 2));
        var rewrapping = Task.Run(() => RewrapAsync(With(FieldCipherTests.Ring(1, 2))));
        var events = 1;
        do
        {
            // A new process each time: what one remembers would hide what is stored.
            var fresh = With(FieldCipherTests.Ring(1, 2));
            await OpensAsync(fresh);
            var stored = (await fresh.Cases(Cases).ReadAsync("case-1", default))!;
            if (await fresh.Cases(Cases).TryAppendAsync(stored, "{\"n\":" + events + "}", [new NewCaseEvent("more", "system", "{}")], null, default)) events++;
            var (other, name) = (SubjectIndexTests.Any(), "四平乙公司");
            var added = await fresh.Subjects.FindOrAddAsync(other, SubjectKind.Organisation, name, default);
            Assert.Equal(added, await app.Subjects.FindAsync(other, default));
        }
        while (!rewrapping.IsCompleted);

        Assert.True(await rewrapping);
        var after = With(WithoutFirst());
        await OpensAsync(after);
        Assert.Equal(events, (await after.Cases(Cases).EventsAsync("case-1", default)).Count);
        Assert.True(events > 1);
    }

    [Fact]
    public async Task What_cannot_be_brought_over_keeps_the_old_key()
    {
        await StoreAsync();
        var app = With(FieldCipherTests.Ring(1, 2));
        var table = await app.Account.TableAsync("Broken");
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = Changed(new FieldCipher(FieldCipherTests.Ring(1)).Seal("text", "place")) });
        Assert.False(await RewrapAsync(app));
        Assert.False(await RewrapAsync(app));
    }

    [Fact]
    public async Task Where_no_key_was_added_it_costs_nothing_and_where_all_is_done_one_round_trip()
    {
        await StoreAsync();
        var one = With(FieldCipherTests.Ring(1));
        Assert.True(await RewrapAsync(one));
        Assert.Equal(0, one.Faults.Calls);
        var two = With(FieldCipherTests.Ring(1, 2));
        await RewrapAsync(two);
        var before = two.Faults.Calls;
        Assert.True(await RewrapAsync(two));
        Assert.Equal(1, two.Faults.Calls - before);
    }

    [Fact]
    public async Task What_an_older_key_still_opens_is_found_by_reading_wherever_it_stands()
    {
        await StoreAsync();
        var app = With(FieldCipherTests.Ring(1, 2));
        var before = await NeedsAsync(app);
        Assert.Equal(["container " + Container, "table Records", "table " + Cases, "table Subjects"], before.Where(need => need.Version == 1).Select(need => need.Place).Order(StringComparer.Ordinal));
        Assert.True(await RewrapAsync(app));
        Assert.All(await NeedsAsync(app), need => Assert.Equal(2, need.Version));

        // As an instance does that was not restarted: a rotation that is noted as done does not see it.
        await With(FieldCipherTests.Ring(1)).Blobs.WriteAsync(Container, "late", _small, default);
        Assert.True(await RewrapAsync(app));
        Assert.Equal(new KeyNeed("container " + Container, 1, 1), Assert.Single(await NeedsAsync(app), need => need.Version == 1));
    }

    [Fact]
    public async Task What_only_looks_like_a_field_and_what_stands_under_subjects_own_keys_needs_no_master_key()
    {
        var app = With(FieldCipherTests.Ring(1, 2));
        var field = new FieldCipher(FieldCipherTests.Ring(1)).Seal("text", "place");
        await (await app.Account.TableAsync("AccessLog")).AddEntityAsync(new TableEntity("p", "r") { ["Sealed"] = field });
        await (await app.Account.TableAsync("Other")).AddEntityAsync(new TableEntity("p", "r") { ["Sealed"] = Changed([.. field]) });
        Assert.Empty(await NeedsAsync(app));
        Assert.DoesNotContain("table AccessLog", await new RewrapTables(app.Account, app.Cipher, NullLogger<RewrapTables>.Instance).PlacesAsync(default));
        await (await app.Account.TableAsync("Other")).AddEntityAsync(new TableEntity("p", "field") { ["Sealed"] = field });
        Assert.Equal([new KeyNeed("table Other", 1, 1)], await NeedsAsync(app));
    }

    private static Task<IReadOnlyList<KeyNeed>> NeedsAsync(StoredApp app) => new KeySurvey(app.Account, app.Cipher).ReadAsync(default);

    private StoredApp With(KeyRing keys) => new(_storage, keys);

    private static KeyRing WithoutFirst() => new(
        new Dictionary<int, byte[]> { [2] = SHA256.HashData([2]) }, ids: SHA256.HashData([1]));

    private static byte[] Changed(byte[] bytes)
    {
        bytes[40] ^= 1;
        return bytes;
    }

    private async Task StoreAsync()
    {
        var app = With(FieldCipherTests.Ring(1));
        _subjectId = await app.Subjects.FindOrAddAsync(_company, SubjectKind.Organisation, "四平甲公司", default);
        await app.Records.TryAddAsync(RecordVersions.Penalty(_subjectId, RecordVersions.NewRecord()), default);
        await app.Cases(Cases).TryAddAsync("case-1", "{}", [new NewCaseEvent("received", "system", "{\"statement\":\"事实有误\"}")], null, default);
        await app.Blobs.WriteAsync(Container, "large", _large, default);
        await app.Blobs.WriteAsync(Container, "small", _small, default);
    }

    private async Task OpensAsync(StoredApp app)
    {
        // Nothing that a process remembers: a new index each time.
        using var subjects = new SubjectIndex(app.Account, app.Pseudonyms, app.Keys, app.Cipher);
        Assert.Equal(_subjectId, await subjects.FindAsync(_company, default));
        Assert.Equal(["四平甲公司"], (await subjects.ProfileAsync(_subjectId, default))!.Names);
        Assert.Single(await app.Records.ReadAsync(_subjectId, default));
        Assert.Contains("事实有误", (await app.Cases(Cases).EventsAsync("case-1", default))[0].Content, StringComparison.Ordinal);
        Assert.NotNull(await app.Cases(Cases).ReadAsync("case-1", default));
        Assert.Equal(_large, await app.Blobs.ReadAsync(Container, "large", default));
        Assert.Equal(_small, await app.Blobs.ReadAsync(Container, "small", default));
    }

    private static Task<bool> RewrapAsync(StoredApp app) => new KeyRewrap(
        [
            new RewrapBlobs(app.Account, app.Keys, NullLogger<RewrapBlobs>.Instance),
            new RewrapTables(app.Account, app.Cipher, NullLogger<RewrapTables>.Instance),
            new SubjectRehash(app.Account, app.Pseudonyms, app.Keys, app.Cipher, NullLogger<SubjectRehash>.Instance),
        ], new RewrapProgress(app.Account), app.Keys, app.Clock, NullLogger<KeyRewrap>.Instance).RunAsync(default);
}
