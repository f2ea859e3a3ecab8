using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Storage;

/// <summary>The account's tables and containers, made on first use. Reaches it by identity in azure, by connection string locally.</summary>
/// <remarks>The first use of a table or container costs one round trip a process; later uses none.</remarks>
internal sealed class StorageAccount
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TableClient>>> _tables = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<BlobContainerClient>>> _containers = new();
    private readonly TableServiceClient _tableService;
    private readonly BlobServiceClient _blobService;

    /// <param name="configuration">Settings <c>AzureWebJobsStorage…</c>.</param>
    /// <param name="policy">Stands in the way of every storage call, such as a test's that fails some.</param>
    public StorageAccount(IConfiguration configuration, HttpPipelinePolicy? policy = null)
    {
        var tables = new TableClientOptions();
        var blobs = new BlobClientOptions();
        if (policy is not null)
        {
            tables.AddPolicy(policy, HttpPipelinePosition.PerRetry);
            blobs.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        }

        var connection = configuration["AzureWebJobsStorage"];
        if (!string.IsNullOrEmpty(connection))
        {
            _tableService = new TableServiceClient(connection, tables);
            _blobService = new BlobServiceClient(connection, blobs);
            return;
        }

        var credential = Credential(configuration);
        _tableService = new TableServiceClient(Endpoint(configuration, "table"), credential, tables);
        _blobService = new BlobServiceClient(Endpoint(configuration, "blob"), credential, blobs);
    }

    /// <summary>A table, made where it is not there yet. A failure is not kept: the next use tries again.</summary>
    public Task<TableClient> TableAsync(string name) => Once(_tables, name, async () =>
    {
        var table = _tableService.GetTableClient(name);
        await table.CreateIfNotExistsAsync();
        return table;
    });

    /// <summary>A container, made where it is not there yet; never public.</summary>
    public Task<BlobContainerClient> ContainerAsync(string name) => Once(_containers, name, async () =>
    {
        var container = _blobService.GetBlobContainerClient(name);
        await container.CreateIfNotExistsAsync();
        return container;
    });

    /// <summary>Names of all tables of the account. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<string>> TableNamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var table in _tableService.QueryAsync(cancellationToken: cancellationToken)) names.Add(table.Name);
        return names;
    }

    /// <summary>Names of all containers of the account. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<string>> ContainerNamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var container in _blobService.GetBlobContainersAsync(cancellationToken: cancellationToken)) names.Add(container.Name);
        return names;
    }

    /// <summary>The app's own identity in azure.</summary>
    internal static TokenCredential Credential(IConfiguration configuration) =>
        configuration["AzureWebJobsStorage:clientId"] is { Length: > 0 } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);

    private static Uri Endpoint(IConfiguration configuration, string service)
    {
        if (configuration[$"AzureWebJobsStorage:{service}ServiceUri"] is { Length: > 0 } uri) return new Uri(uri);
        return configuration["AzureWebJobsStorage:accountName"] is { Length: > 0 } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                "Set AzureWebJobsStorage, or AzureWebJobsStorage__accountName, or AzureWebJobsStorage__tableServiceUri and __blobServiceUri.");
    }

    private static async Task<T> Once<T>(ConcurrentDictionary<string, Lazy<Task<T>>> made, string name, Func<Task<T>> make)
    {
        var lazy = made.GetOrAdd(name, _ => new Lazy<Task<T>>(make));
        try
        {
            return await lazy.Value;
        }
        catch
        {
            made.TryRemove(new KeyValuePair<string, Lazy<Task<T>>>(name, lazy));
            throw;
        }
    }
}
