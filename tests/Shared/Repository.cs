namespace CreditFunctions.Tests.Shared;

/// <summary>Where things stand in the clone that a test was built in.</summary>
internal static class Repository
{
    /// <summary>The folder of CreditFunctions.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>Release or Debug, as the test itself was built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A file in the output folder of a project, such as <c>local/App</c>.</summary>
    public static string Output(string project, string file) => Path.Combine(Root, project, "bin", Configuration, "net10.0", file);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CreditFunctions.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No CreditFunctions.sln stands above {AppContext.BaseDirectory}.");
    }
}
