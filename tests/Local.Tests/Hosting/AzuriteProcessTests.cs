using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class AzuriteProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;
    private readonly int _port = FreePorts.Find(3);

    private string Connection => new LocalAddresses(new HostPorts(1, 2, _port), _folder).StorageConnection;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Nothing_that_storage_acknowledged_is_lost_when_azurite_itself_is_killed(int seed)
    {
        var random = new Random(seed);
        var expected = new Dictionary<string, string>();
        var log = new StringBuilder();
        for (var round = 0; round < 3; round++)
        {
            await using var azurite = await StartAsync();
            var table = new TableClient(Connection, "Records");
            var blob = new BlobContainerClient(Connection, "ledger");
            await table.CreateIfNotExistsAsync();
            await blob.CreateIfNotExistsAsync();
            var append = blob.GetAppendBlobClient("segment");
            await append.CreateIfNotExistsAsync();

            await CheckAsync(table, expected);
            Assert.Equal(log.ToString(), (await append.DownloadContentAsync()).Value.Content.ToString());
            for (var i = 0; i < 150; i++) await ChangeAsync(table, append, expected, log, random);
            await KillAsync();
        }

        await using var last = await StartAsync();
        await CheckAsync(new TableClient(Connection, "Records"), expected);
        var segment = new BlobContainerClient(Connection, "ledger").GetAppendBlobClient("segment");
        Assert.Equal(log.ToString(), (await segment.DownloadContentAsync()).Value.Content.ToString());
        await segment.AppendBlockAsync(new MemoryStream("end"u8.ToArray()));
    }

    [Fact]
    public async Task A_dropped_table_and_a_deleted_blob_stay_gone()
    {
        await using (await StartAsync())
        {
            await new TableClient(Connection, "Gone").CreateAsync();
            await new TableClient(Connection, "Gone").AddEntityAsync(new TableEntity("p", "r"));
            await new TableClient(Connection, "Gone").DeleteAsync();
            var container = new BlobContainerClient(Connection, "box");
            await container.CreateAsync();
            await container.UploadBlobAsync("kept", BinaryData.FromString("kept"));
            await container.UploadBlobAsync("gone", BinaryData.FromString("gone"));
            await container.DeleteBlobAsync("gone");
            await KillAsync();
        }

        await using var next = await StartAsync();
        Assert.Equal(["kept"], new BlobContainerClient(Connection, "box").GetBlobs().Select(blob => blob.Name));
        Assert.Equal("kept", (await new BlobContainerClient(Connection, "box").GetBlobClient("kept").DownloadContentAsync()).Value.Content.ToString());
        await new TableClient(Connection, "Gone").CreateAsync();
        Assert.Empty(new TableClient(Connection, "Gone").Query<TableEntity>());
    }

    [Fact]
    public async Task What_already_listens_on_the_ports_is_used_and_left_running()
    {
        await using var first = await StartAsync();
        var elsewhere = Path.Combine(_folder, "second");
        await using (await AzuriteProcess.StartAsync(Repository.Root, elsewhere, _port, NullLogger.Instance, CancellationToken.None))
        {
        }

        await new TableClient(Connection, "StillThere").CreateAsync();
    }

    [Fact]
    public async Task A_port_that_somebody_else_has_is_named()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, _port + 1);
        listener.Start();
        var error = await Assert.ThrowsAsync<StartRefusedException>(StartAsync);
        Assert.Contains((_port + 1).ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains("--storage-port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_azurite_is_not_installed_the_way_out_is_named()
    {
        var error = await Assert.ThrowsAsync<StartRefusedException>(() =>
            AzuriteProcess.StartAsync(Path.GetTempPath(), _folder, _port, NullLogger.Instance, CancellationToken.None, Path.GetTempPath()));
        Assert.Contains("npm ci", error.Message, StringComparison.Ordinal);
    }

    private Task<AzuriteProcess> StartAsync() => AzuriteProcess.StartAsync(Repository.Root, _folder, _port, NullLogger.Instance, CancellationToken.None);

    private static async Task ChangeAsync(TableClient table, AppendBlobClient append, Dictionary<string, string> expected, StringBuilder log, Random random)
    {
        var row = $"r{random.Next(60):D3}";
        var value = random.Next().ToString(CultureInfo.InvariantCulture);
        var entity = new TableEntity("p", row) { ["Value"] = value };
        switch (random.Next(6))
        {
            case 0 when expected.ContainsKey(row):
                await table.DeleteEntityAsync("p", row);
                expected.Remove(row);
                break;
            case 1:
                await append.AppendBlockAsync(new MemoryStream(Encoding.UTF8.GetBytes(value)));
                log.Append(value);
                break;
            case 2:
                var rows = Enumerable.Range(random.Next(40), 5).Select(number => $"r{number:D3}").ToList();
                await table.SubmitTransactionAsync(rows.Select(key =>
                    new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity("p", key) { ["Value"] = value })));
                foreach (var key in rows) expected[key] = value;
                break;
            case 3 when expected.ContainsKey(row):
                await table.UpdateEntityAsync(entity, ETag.All, TableUpdateMode.Merge);
                expected[row] = value;
                break;
            default:
                await table.UpsertEntityAsync(entity, TableUpdateMode.Replace);
                expected[row] = value;
                break;
        }
    }

    private static async Task CheckAsync(TableClient table, Dictionary<string, string> expected)
    {
        var stored = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entity in table.QueryAsync<TableEntity>()) stored[entity.RowKey] = entity.GetString("Value");
        Assert.Equal(new SortedDictionary<string, string>(expected, StringComparer.Ordinal), stored);
    }

    private async Task KillAsync()
    {
        using var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "azurite.pid")), CultureInfo.InvariantCulture));
        process.Kill();
        await process.WaitForExitAsync();
    }
}
