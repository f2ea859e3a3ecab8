using System.Globalization;
using CreditFunctions.Samples.Generator;

// dotnet run --project samples/Generator [folder] [seed]: writes the samples; the same seed gives the same bytes.
var folder = args.Length > 0 ? args[0] : "samples";
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : SampleSet.DefaultSeed;
Directory.CreateDirectory(folder);
foreach (var (name, bytes) in new SampleSet(seed).Files())
{
    await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
    Console.WriteLine($"{Path.Combine(folder, name)}  {bytes.Length} bytes");
}
