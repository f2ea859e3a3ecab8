using System.Globalization;

namespace CreditFunctions.Samples.Generator;

/// <summary>Puts a file together: good rows, and among them about three in a hundred that are broken, of every kind.</summary>
internal sealed class FileMaker(IRowSource source, IReadOnlyList<string> fields, Random random)
{
    private const int Rows = 2000;
    private const int BrokenPerKind = 6;

    internal SampleFile Make(string name, IEnumerable<Breakage> breakages)
    {
        var rows = new List<SampleRow>();
        foreach (var kind in breakages.Concat(Breakage.OfEither(source)).GroupBy(breakage => breakage.Code))
        {
            var ways = kind.ToArray();
            rows.AddRange(Enumerable.Range(0, Math.Max(BrokenPerKind, ways.Length)).Select(i => Broken(ways[i % ways.Length])));
        }

        while (rows.Count < Rows - (2 * BrokenPerKind))
        {
            rows.Add(source.Next());
        }

        Shuffle(rows);
        AppendTwins(rows);
        string[] header = [.. fields, SampleFile.OwnColumn];
        var findings = rows
            .SelectMany((row, index) => row.Broken is { } broken ? [new ExpectedFinding(index + 1, row.Whole(broken.Field), broken.Code)] : Array.Empty<ExpectedFinding>())
            .Prepend(new ExpectedFinding(0, SampleFile.OwnColumn, "unknown-column"));
        return new SampleFile(name, header, [.. rows.Select((row, index) => Cells(row, index + 1))], [.. findings]);
    }

    private SampleRow Broken(Breakage breakage)
    {
        var good = source.Next();
        while (!breakage.About(good.Subject))
        {
            good = source.Next();
        }

        var row = good.Copy((breakage.Field, breakage.Code));
        breakage.Break(row, random);
        return row;
    }

    /// <summary>Rows that are wrong only because of an earlier one stand at the end: sent twice, and a code under another name.</summary>
    private void AppendTwins(List<SampleRow> rows)
    {
        var good = rows.Where(row => row.Broken is null).ToArray();
        for (var i = 0; i < BrokenPerKind; i++)
        {
            rows.Add(good[random.Next(good.Length)].Copy((source.Document, "duplicate-in-batch")));
        }

        var coded = good.Where(row => row.Subject.Kind == Subject.Organisation && row["_XDR_SHXYM"].Length == 18).ToArray();
        for (var i = 0; i < BrokenPerKind; i++)
        {
            var renamed = source.Next(coded[random.Next(coded.Length)].Subject).Copy(("_XDR_MC", "name-mismatch"));
            renamed["_XDR_MC"] = renamed["_XDR_MC"].Replace("有限公司", "股份有限公司", StringComparison.Ordinal) + "（四平）";
            rows.Add(renamed);
        }
    }

    private string[] Cells(SampleRow row, int number) =>
        [.. fields.Select(field => row[field]), number.ToString("D6", CultureInfo.InvariantCulture)];

    private void Shuffle(List<SampleRow> rows)
    {
        for (var i = rows.Count - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }
    }
}
