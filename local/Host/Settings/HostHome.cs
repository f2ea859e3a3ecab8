namespace CreditFunctions.Local.Settings;

/// <summary>Where host.json and the settings live: the outermost folder above the program that holds both.</summary>
/// <remarks>
/// In a clone this is its top folder, for a program copied elsewhere the program's own, so it does not depend on the
/// directory that a person happens to stand in.
/// </remarks>
internal static class HostHome
{
    public const string SampleName = "local.settings.sample.json";

    public static string Find(string start)
    {
        var home = start;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Holds(folder.FullName)) home = folder.FullName;
        }

        return home;
    }

    /// <summary>The folder of an npm package, looked for in node_modules of the home and above; null where it is not installed.</summary>
    public static string? FindNodePackage(string home, string package)
    {
        for (var folder = new DirectoryInfo(home); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "node_modules", package);
            if (Directory.Exists(path)) return path;
        }

        return null;
    }

    private static bool Holds(string folder) =>
        File.Exists(Path.Combine(folder, "host.json")) && File.Exists(Path.Combine(folder, SampleName));
}
