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
    public void A_version_can_be_added_and_taken_into_use_later()
    {
        var staged = MasterKeys.Rotated(MasterKeys.Used(MasterKeys.Rotated(_first)), unused: true);
        Assert.Equal([2, 3, 1], MasterKeys.Parse(staged).Versions);
        Assert.Equal([3, 2, 1], MasterKeys.Parse(MasterKeys.Used(staged)).Versions);
    }

    [Fact]
    public void The_local_key_file_is_changed_whole_and_stays_its_owners()
    {
        var first = Read();
        var file = Assert.Single(Directory.GetFiles(_directory, "*.json"));
        KeyFile.Replace(file, MasterKeys.Rotated(File.ReadAllText(file)));
        Assert.Equal((1, 2), (first.Current, Read().Current));
        KeyFile.Replace(file, MasterKeys.Retired(File.ReadAllText(file)));
        Assert.Equal([2], Read().Versions);
        Assert.Equal(new Pseudonyms(first).Id("x", "y"), new Pseudonyms(Read()).Id("x", "y"));
        Assert.Equal([file], Directory.GetFiles(_directory, "*.json*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    private KeyRing Read() => KeyRingSource.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Directory"] = _directory }).Build());
}
