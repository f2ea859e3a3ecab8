using System.Text.RegularExpressions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>An orchestrator is replayed from its history: whatever it reads must stand there.</summary>
public sealed partial class OrchestratorSourceTests
{
    private static readonly string[] s_sources =
        Directory.GetFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> Orchestrators => s_sources.Where(IsOrchestrator);

    [Fact]
    public void An_orchestrator_reads_no_clock_and_does_no_io() => Assert.All(Orchestrators, file =>
    {
        var found = Banned().Match(Code(file));
        Assert.False(found.Success, $"{file}: '{found.Value}' is not the same on replay; ask an activity");
    });

    [Fact]
    public void An_orchestrator_does_not_give_up_a_wait_by_a_timeout() => Assert.All(Orchestrators, file =>
        Assert.False(TimeoutOverload().IsMatch(Code(file)), $"{file}: a wait given up by a timeout still takes the next event; race a timer instead"));

    [Fact]
    public void Orchestrators_stand_in_files_of_their_own() =>
        Assert.DoesNotContain(s_sources, file => !IsOrchestrator(file) && Code(file).Contains("[OrchestrationTrigger]", StringComparison.Ordinal));

    private static bool IsOrchestrator(string file) => file.EndsWith(".orchestrator.cs", StringComparison.Ordinal);

    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), string.Empty);

    [GeneratedRegex(@"\b(DateTime(Offset)?\.(Utc)?Now|TimeProvider|Stopwatch|Environment\.|Guid\.NewGuid|NewId\.|Random|RandomNumberGenerator|File\.|Directory\.|HttpClient|TableClient|BlobClient|StorageAccount|DurableTaskClient|ServiceBusClient|Task\.(Delay|Run|Factory)|Thread\.|Parallel\.|ConfigureAwait|IConfiguration|static\s+(?!async|readonly|class|Task|bool|int|string|record|TaskOptions|IReadOnlyList)\w+\s+\w+\s*=)")]
    private static partial Regex Banned();

    [GeneratedRegex(@"WaitForExternalEvent<[^>]*>\(\s*[^,()]+,\s*TimeSpan")]
    private static partial Regex TimeoutOverload();

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
