using CreditFunctions.Cli.Ledger;
using CreditFunctions.KeyRotation;
using CreditFunctions.Local.Settings;
using CreditFunctions.Storage;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Cli.Keys;

/// <summary>A key file, and the storage whose data stands under its keys.</summary>
/// <param name="file">The key file.</param>
/// <param name="connection">The storage.</param>
/// <param name="local">This machine's storage, where it was opened for this.</param>
internal sealed class KeyPlace(string file, string connection, LocalStorage? local) : IAsyncDisposable
{
    /// <summary>Whether a ./run uses the keys now: it read them when it started, and may write under any of them.</summary>
    public bool IsInUse => local is { HostRuns: true };

    /// <summary>The key file of a folder, or of ./run on this machine. None is made here.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string FileOf(string? keys, string? data)
    {
        var folder = keys ?? DataDirectory.At(HostHome.Find(AppContext.BaseDirectory), data).Keys;
        var path = Path.GetFullPath(Path.Combine(folder, KeyRingSource.FileName));
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no {path}: give --keys, the folder that holds it, or --data of ./run.");
    }

    /// <exception cref="IOException">There is no such file, or no such storage.</exception>
    public static async Task<KeyPlace> OpenAsync(string? keys, string? storage, string? data, int? port, CancellationToken cancellationToken)
    {
        var path = FileOf(keys, data);
        if (storage is not null) return new KeyPlace(path, storage, null);
        var local = await LocalStorage.OpenAsync(data, port, cancellationToken);
        return new KeyPlace(path, local.Connection, local);
    }

    /// <summary>The keys as they are written.</summary>
    public string Read() => File.ReadAllText(file);

    /// <summary>Puts other keys in their place.</summary>
    public void Write(string json) => KeyFile.Replace(file, json);

    /// <summary>What in the storage needs which version.</summary>
    public Task<IReadOnlyList<KeyNeed>> SurveyAsync(CancellationToken cancellationToken)
    {
        var account = new StorageAccount(new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection }).Build());
        return new KeySurvey(account, new FieldCipher(MasterKeys.Parse(Read()))).ReadAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (local is not null) await local.DisposeAsync();
    }
}
