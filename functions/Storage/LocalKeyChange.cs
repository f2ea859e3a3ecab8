using System.Text;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Storage;

/// <summary>
/// Changes the local key file before it is read, where a setting of this start says so: <c>Keys__Change=rotate</c> adds a version,
/// <c>Keys__Change=retire</c> takes the old ones out. In azure an operator changes the vault's secret (docs/runbook.md).
/// </summary>
internal static class LocalKeyChange
{
    /// <returns>The changed keys; null where the setting is not there.</returns>
    /// <exception cref="InvalidOperationException">The setting says something else.</exception>
    public static string? Apply(IConfiguration configuration, string path)
    {
        Func<string, string> change;
        switch (configuration["Keys:Change"])
        {
            case null or "": return null;
            case "rotate": change = MasterKeys.Rotated; break;
            case "retire": change = MasterKeys.Retired; break;
            default: throw new InvalidOperationException("Keys__Change is rotate or retire.");
        }

        var changed = change(File.ReadAllText(path));
        // Whole under another name, then moved: a crash leaves the old keys or the new.
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".changed", options))
        {
            file.Write(Encoding.UTF8.GetBytes(changed));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".changed", path, overwrite: true);
        return changed;
    }
}
