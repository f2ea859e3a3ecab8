using CreditFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class KeyRingSourceTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("keys").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void The_local_key_file_is_made_once_and_then_read() => Assert.Equal(Read().Derive(1, "field"), Read().Derive(1, "field"));

    [Fact]
    public void Processes_that_start_at_the_same_time_take_one_key()
    {
        for (var round = 0; round < 20; round++)
        {
            Assert.Single(Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
                .Select(_ => Convert.ToHexString(Read().Derive(1, "x"))).ToArray().Distinct());
            File.Delete(Path.Combine(_directory, "master-keys.json"));
        }
    }

    [Fact]
    public void Only_the_owner_may_read_the_key_file()
    {
        Read();
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(_directory, "*.json"))));
    }

    [Fact]
    public void Without_keys_nothing_starts() => Assert.Throws<InvalidOperationException>(() => KeyRingSource.Read(new ConfigurationBuilder().Build()));

    private KeyRing Read() => KeyRingSource.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Directory"] = _directory }).Build());
}
