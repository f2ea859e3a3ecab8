namespace CreditFunctions.Regulation.Tests.Architecture;

/// <summary>The checked-out sources: the folder above the tests that holds the solution.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The C# files under a folder, without what builds leave behind.</summary>
    internal static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "CreditFunctions.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CreditFunctions.sln is in no folder above the tests."));
}
