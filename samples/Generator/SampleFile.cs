namespace CreditFunctions.Samples.Generator;

/// <summary>What the checks must find in a file.</summary>
/// <param name="Row">From 1, the header not counted; 0 for the header.</param>
/// <param name="Field">The field code, or the column's name where the item has none of that name.</param>
/// <param name="Code">The finding's stable code.</param>
public sealed record ExpectedFinding(int Row, string Field, string Code);

/// <summary>A file as an agency makes it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Header">The columns: field codes, and one that no item has.</param>
/// <param name="Rows">The cells, row by row.</param>
/// <param name="Findings">What is wrong with it.</param>
public sealed record SampleFile(
    string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<ExpectedFinding> Findings)
{
    /// <summary>A column that agencies keep for themselves and forget to delete.</summary>
    internal const string OwnColumn = "NBLSH";
}
