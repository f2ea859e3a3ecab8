using CreditFunctions.Benchmarks;

// ./bench [name ...]: without a name, all of them.
var benchmarks = new Dictionary<string, Func<Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["engine"] = EngineBenchmark.RunAsync,
    ["broker"] = BrokerBenchmark.RunAsync,
    ["ingest"] = IngestBenchmark.RunAsync,
    ["query"] = QueryBenchmark.RunAsync,
    ["log"] = LoggedQueryBenchmark.RunAsync,
    ["verify"] = VerifyBenchmark.RunAsync,
    ["joint"] = JointActionBenchmark.RunAsync,
};
var chosen = args.Length > 0 ? args : [.. benchmarks.Keys];
foreach (var name in chosen)
{
    if (!benchmarks.TryGetValue(name, out var benchmark))
    {
        Console.Error.WriteLine($"There is no benchmark '{name}'. There are: {string.Join(", ", benchmarks.Keys)}.");
        return 1;
    }

    await benchmark();
}

return 0;
