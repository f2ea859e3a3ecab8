using System.Text;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Tests.Architecture;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Regulation.Tests.Samples;

/// <summary>The two agency files of <c>samples/</c>, and what the real row checks say of them.</summary>
[Trait("Article", "8")]
public class SampleTests
{
    private static readonly DateOnly Sent = new(2026, 9, 24);
    private static readonly SampleSet Samples = new(SampleSet.DefaultSeed);

    [Theory]
    [InlineData(SampleSet.LicenceFile)]
    [InlineData(SampleSet.PenaltyFile)]
    [InlineData(SampleSet.FindingsFile)]
    public void Files_in_the_repository_are_the_generator_s_bytes(string name) =>
        Assert.Equal(Samples.Files()[name], File.ReadAllBytes(Path.Combine(Repository.Root, "samples", name)));

    [Fact]
    public void Another_seed_makes_other_files() =>
        Assert.NotEqual(Samples.Files()[SampleSet.PenaltyFile], new SampleSet(1).Files()[SampleSet.PenaltyFile]);

    [Fact]
    public void Licences_are_GB18030_and_not_UTF8()
    {
        var bytes = Samples.Files()[SampleSet.LicenceFile];
        Assert.Contains("䶮", SampleSet.Gb18030().GetString(bytes), StringComparison.Ordinal);
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Theory]
    [InlineData("licence")]
    [InlineData("penalty")]
    public void About_three_in_a_hundred_rows_are_broken_in_every_way_that_a_file_can_show(string item)
    {
        var file = FileOf(item);
        Assert.Equal(2000, file.Rows.Count);
        Assert.InRange(file.Findings.Count(finding => finding.Row > 0), 50, 75);
        string[] shown =
        [
            FindingCode.Required, FindingCode.Format, FindingCode.CodeList, FindingCode.CheckDigit, FindingCode.DateOrder,
            FindingCode.FutureDate, FindingCode.DuplicateInBatch, FindingCode.NotYourUnit, FindingCode.NameMismatch, FindingCode.Late,
            FindingCode.UnknownColumn,
        ];
        Assert.Equal(shown.Order(), file.Findings.Select(finding => finding.Code).Distinct().Order());
    }

    [Theory]
    [InlineData("licence")]
    [InlineData("penalty")]
    public void Real_row_checks_find_what_the_sidecar_says_and_nothing_else(string item)
    {
        var file = FileOf(item);
        var found = Check(CatalogueItems.Find(item)!, file).Order().ToArray();
        var expected = file.Findings.Select(finding => (finding.Row, finding.Field, finding.Code)).Order().ToArray();
        Assert.Equal(expected, found);
    }

    private static SampleFile FileOf(string item) => item == "licence" ? Samples.Licences : Samples.Penalties;

    private static IEnumerable<(int Row, string Field, string Code)> Check(CatalogueItem item, SampleFile file)
    {
        // As the agency sends it: bytes, decoded, read by another reader.
        var bytes = Samples.Files()[file.Name];
        var rows = CsvLines.Read((item.Code == "licence" ? SampleSet.Gb18030() : Encoding.UTF8).GetString(bytes));
        var unknown = rows[0].Where(column => item.Find(column) is null).Select(column => (0, column, FindingCode.UnknownColumn));

        var (names, earlier) = (new Dictionary<Identifier, string>(), new Dictionary<RecordIdentity, int>());
        var agency = item.Code == "licence" ? Agencies.Approvals : Agencies.MarketRegulation;
        var context = new RowContext(agency.Code, Sent, WorkingCalendar.Shipped)
        {
            KnownName = names.GetValueOrDefault,
            EarlierRow = identity => earlier.TryGetValue(identity, out var row) ? row : null,
        };
        var found = new List<(int, string, string)>(unknown);
        for (var i = 1; i < rows.Count; i++)
        {
            var values = rows[0].Zip(rows[i]).ToDictionary(cell => cell.First, cell => cell.Second);
            var row = RowCheck.Check(item, i, RowInstruction.Supply, values, context);
            found.AddRange(row.Findings.Select(finding => (finding.Row, finding.Field, finding.Code)));
            if (row.Parsed is { } parsed)
            {
                earlier.TryAdd(parsed.Identity, i);
                names.TryAdd(parsed.Identity.Subject, parsed.SubjectName);
            }
        }

        return found;
    }
}
