using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Ingestion;

namespace CreditFunctions.Functions.Tests.Submissions;

public sealed class VersionRuleTests
{
    [Theory]
    // Nothing there yet.
    [InlineData("", RowAction.Supply, "a", nameof(VerdictKind.Accept))]
    [InlineData("", RowAction.Correct, "a", nameof(VerdictKind.NothingThere))]
    [InlineData("", RowAction.Withdraw, "a", nameof(VerdictKind.NothingThere))]
    // It stands with content a.
    [InlineData("a", RowAction.Supply, "a", nameof(VerdictKind.Unchanged))]
    [InlineData("a", RowAction.Supply, "b", nameof(VerdictKind.CorrectionNeeded))]
    [InlineData("a", RowAction.Correct, "a", nameof(VerdictKind.Unchanged))]
    [InlineData("a", RowAction.Correct, "b", nameof(VerdictKind.Correct))]
    [InlineData("a", RowAction.Withdraw, "", nameof(VerdictKind.Withdraw))]
    // It was corrected from a to b.
    [InlineData("a b", RowAction.Supply, "b", nameof(VerdictKind.Unchanged))]
    [InlineData("a b", RowAction.Supply, "a", nameof(VerdictKind.HoldReinsertion))]
    [InlineData("a b", RowAction.Supply, "c", nameof(VerdictKind.CorrectionNeeded))]
    [InlineData("a b", RowAction.Correct, "a", nameof(VerdictKind.Correct))]
    // An objection or repair decided what stands now.
    [InlineData("a b!", RowAction.Supply, "b", nameof(VerdictKind.Unchanged))]
    [InlineData("a b!", RowAction.Supply, "a", nameof(VerdictKind.HoldDecided))]
    [InlineData("a b!", RowAction.Correct, "c", nameof(VerdictKind.HoldDecided))]
    [InlineData("a b!", RowAction.Withdraw, "", nameof(VerdictKind.HoldDecided))]
    // It was withdrawn, deleted by a decision, or moved.
    [InlineData("a a-", RowAction.Supply, "a", nameof(VerdictKind.HoldReinsertion))]
    [InlineData("a a-", RowAction.Supply, "b", nameof(VerdictKind.HoldReinsertion))]
    [InlineData("a a-", RowAction.Correct, "b", nameof(VerdictKind.HoldReinsertion))]
    [InlineData("a a-", RowAction.Withdraw, "", nameof(VerdictKind.Unchanged))]
    [InlineData("a a-!", RowAction.Supply, "a", nameof(VerdictKind.HoldReinsertion))]
    public void A_row_meets_what_stands(string history, RowAction action, string content, string expected) =>
        Assert.Equal(expected, VersionRule.Decide(Versions(history), action, content, "receipt", 5).Kind.ToString());

    [Theory]
    [InlineData(nameof(RecordAction.Supply), nameof(VerdictKind.AlreadyAccepted))]
    [InlineData(nameof(RecordAction.Correct), nameof(VerdictKind.AlreadyCorrected))]
    [InlineData(nameof(RecordAction.Withdraw), nameof(VerdictKind.AlreadyWithdrawn))]
    public void A_row_that_is_run_again_finds_its_own_work_even_under_later_versions(string did, string expected)
    {
        var own = Versions("a")[0] with { ReceiptId = "receipt", Row = 5, Action = Enum.Parse<RecordAction>(did) };
        Assert.Equal(expected, VersionRule.Decide([own, Versions("b")[0]], RowAction.Supply, "a", "receipt", 5).Kind.ToString());
    }

    [Fact]
    public void An_earlier_row_of_the_same_batch_makes_a_duplicate()
    {
        var earlier = Versions("a")[0] with { ReceiptId = "receipt", Row = 3 };
        Assert.Equal(new Verdict(VerdictKind.Duplicate) { EarlierRow = 3 }, VersionRule.Decide([earlier], RowAction.Supply, "a", "receipt", 5));
    }

    // Contents by letter; - a tombstone, ! decided.
    private static List<RecordVersion> Versions(string history) =>
        [.. history.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, index) => RecordVersions.Penalty("s1", "r1", index + 1) with
        {
            ContentHash = text[..1],
            Status = text.Contains('-', StringComparison.Ordinal) ? RecordStatus.Withdrawn : RecordStatus.Live,
            DecidedBy = text.Contains('!', StringComparison.Ordinal) ? "o1" : null,
            ReceiptId = "another",
            Row = 1,
        })];
}
