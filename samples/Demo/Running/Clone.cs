namespace CreditFunctions.Samples.Demo.Running;

/// <summary>Where the product stands on this machine.</summary>
internal static class Clone
{
    /// <summary>The folder of CreditFunctions.sln.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder is null
        ? throw new StepFailedException("Run the demo from a clone: CreditFunctions.sln stands in no folder above it.")
        : File.Exists(Path.Combine(folder.FullName, "CreditFunctions.sln")) ? folder.FullName : Find(folder.Parent);
}
