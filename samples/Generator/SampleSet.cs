using System.Text;
using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Samples.Generator;

/// <summary>The samples of a seed: both files and what the checks must find in them, as bytes.</summary>
public sealed class SampleSet
{
    /// <summary>The seed of the files that stand in <c>samples/</c>.</summary>
    public const int DefaultSeed = 20260924;

    public const string LicenceFile = "licence.csv";
    public const string PenaltyFile = "penalty.csv";
    public const string FindingsFile = "expected-findings.csv";

    public SampleSet(int seed)
    {
        var pool = new SubjectPool(seed);
        var random = new Random(seed);
        Licences = Make("licence", LicenceFile, new LicenceRows(pool, random), Breakage.OfLicences(), random);
        Penalties = Make("penalty", PenaltyFile, new PenaltyRows(pool, random), Breakage.OfPenalties(), random);
    }

    public SampleFile Licences { get; }

    public SampleFile Penalties { get; }

    /// <summary>The files by name, in the encodings in which such agencies send them.</summary>
    public IReadOnlyDictionary<string, byte[]> Files() => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [LicenceFile] = Gb18030().GetBytes(CsvText.Of(Licences)),
        [PenaltyFile] = new UTF8Encoding(false).GetBytes(CsvText.Of(Penalties)),
        [FindingsFile] = new UTF8Encoding(false).GetBytes(CsvText.OfFindings([Licences, Penalties])),
    };

    /// <summary>The encoding of China's spreadsheets; .NET has it among its code pages.</summary>
    public static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static SampleFile Make(string item, string name, IRowSource source, IEnumerable<Breakage> breakages, Random random)
    {
        var fields = CatalogueItems.All.Single(one => one.Code == item).Fields.Select(field => field.Code).ToArray();
        return new FileMaker(source, fields, random).Make(name, breakages);
    }
}
