using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CreditFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class MasterKeysTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("keys").FullName;
    private readonly string _first = new JsonObject { ["1"] = Convert.ToBase64String(SHA256.HashData([1])) }.ToJsonString();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_rotation_adds_a_version_and_new_data_takes_it()
    {
        var (before, after) = (MasterKeys.Parse(_first), MasterKeys.Parse(MasterKeys.Rotated(MasterKeys.Rotated(_first))));
        Assert.Equal((1, 3), (before.Current, after.Current));
        Assert.Equal([3, 2, 1], after.Versions);
        Assert.Equal(before.Derive(1, "field"), after.Derive(1, "field"));
    }

    [Fact]
    public void Retiring_leaves_the_newest_and_no_id_changes()
    {
        var rotated = MasterKeys.Rotated(_first);
        var retired = MasterKeys.Retired(MasterKeys.Rotated(MasterKeys.Retired(rotated)));
        var (before, after) = (MasterKeys.Parse(_first), MasterKeys.Parse(retired));
        Assert.Equal([3], after.Versions);
        Assert.Equal(new Pseudonyms(before).Id("record", "a"), new Pseudonyms(after).Id("record", "a"));
        Assert.Equal(new Pseudonyms(before).OfPerson("clerk"), new Pseudonyms(after).OfPerson("clerk"));
        Assert.ThrowsAny<CryptographicException>(() => after.Derive(1, "field"));
    }

    [Fact]
    public void New_data_keeps_an_older_version_while_the_keys_say_so()
    {
        var keys = JsonNode.Parse(MasterKeys.Rotated(_first))!.AsObject();
        keys["current"] = "1";
        var ring = MasterKeys.Parse(keys.ToJsonString());
        Assert.Equal(1, ring.Current);
        Assert.Equal([1, 2], ring.Versions);
        Assert.Equal(1, new FieldCipher(ring).Seal("新", "place")[2]);
    }

    [Fact]
    public void The_local_key_file_changes_by_a_setting_of_one_start_and_stays_its_owners()
    {
        var first = Read(null);
        var rotated = Read("rotate");
        Assert.Equal((1, 2), (first.Current, rotated.Current));
        Assert.Equal(2, Read(null).Current);
        Assert.Equal([2], Read("retire").Versions);
        Assert.Equal(new Pseudonyms(first).Id("x", "y"), new Pseudonyms(Read(null)).Id("x", "y"));
        Assert.Throws<InvalidOperationException>(() => Read("else"));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_directory, "*.json"))));
    }

    private KeyRing Read(string? change) => KeyRingSource.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Directory"] = _directory, ["Keys:Change"] = change }).Build());
}
