using System.Security.Cryptography;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class SealedBlobsTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const string Container = "sealed-tests";
    private readonly StoredApp _app = new(azurite.ConnectionString);
    private readonly string _name = Guid.NewGuid().ToString("N");

    public static TheoryData<int> Sizes => [0, 1, SealedBlobFormat.ChunkSize - 1, SealedBlobFormat.ChunkSize, SealedBlobFormat.ChunkSize + 1, 300_000];

    [Theory, MemberData(nameof(Sizes))]
    public async Task What_was_stored_comes_back_whole_and_with_its_hash(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        var digest = await _app.Blobs.WriteAsync(Container, _name, content, default);
        Assert.Equal(new BlobDigest(size, Convert.ToHexStringLower(SHA256.HashData(content))), digest);
        Assert.Equal(content, await _app.Blobs.ReadAsync(Container, _name, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(131_071)]
    [InlineData(200_000)]
    public async Task Reading_goes_on_from_any_offset(int offset)
    {
        var content = RandomNumberGenerator.GetBytes(200_000);
        await _app.Blobs.WriteAsync(Container, _name, content, default);
        await using var stream = await _app.Blobs.OpenReadAsync(Container, _name, offset, default);
        using var rest = new MemoryStream();
        await stream.CopyToAsync(rest);
        Assert.Equal(content[offset..], rest.ToArray());
    }

    [Fact]
    public async Task A_stream_over_the_limit_is_refused()
    {
        var error = await Assert.ThrowsAsync<BlobTooLargeException>(() =>
            _app.Blobs.WriteAsync(Container, _name, new MemoryStream(new byte[100_001]), 100_000, default));
        Assert.Equal(100_000, error.Limit);
    }

    [Fact, Trait("Article", "28")]
    public async Task The_storage_holds_nothing_readable()
    {
        await _app.Blobs.WriteAsync(Container, _name, "张三 220302199001011234"u8.ToArray(), default);
        Assert.Equal(-1, (await RawAsync()).AsSpan().IndexOf("220302"u8));
    }

    [Theory, Trait("Article", "28")]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(70_000)]
    public async Task A_changed_byte_is_noticed(int at)
    {
        await _app.Blobs.WriteAsync(Container, _name, new byte[100_000], default);
        var raw = await RawAsync();
        raw[at] ^= 1;
        await ReplaceAsync(_name, raw);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _app.Blobs.ReadAsync(Container, _name, default));
    }

    [Theory, Trait("Article", "28")]
    [InlineData(10)]
    [InlineData(65_552)]
    public async Task A_cut_blob_is_noticed(int cut)
    {
        await _app.Blobs.WriteAsync(Container, _name, new byte[SealedBlobFormat.ChunkSize * 2], default);
        var raw = await RawAsync();
        await ReplaceAsync(_name, raw[..^cut]);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _app.Blobs.ReadAsync(Container, _name, default));
    }

    [Fact, Trait("Article", "28")]
    public async Task A_blob_under_anothers_name_does_not_open()
    {
        await _app.Blobs.WriteAsync(Container, _name, "a"u8.ToArray(), default);
        await ReplaceAsync(_name + "x", await RawAsync());
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _app.Blobs.ReadAsync(Container, _name + "x", default));
    }

    private async Task<byte[]> RawAsync() =>
        (await (await _app.Account.ContainerAsync(Container)).GetBlobClient(_name).DownloadContentAsync()).Value.Content.ToArray();

    private async Task ReplaceAsync(string name, byte[] raw) =>
        await (await _app.Account.ContainerAsync(Container)).GetBlobClient(name).UploadAsync(BinaryData.FromBytes(raw), overwrite: true);
}
