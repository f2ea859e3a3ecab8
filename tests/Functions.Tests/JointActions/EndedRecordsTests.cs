using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Grounds;
using CreditFunctions.Records;

namespace CreditFunctions.Functions.Tests.JointActions;

[Trait("Article", "27")]
public sealed class EndedRecordsTests
{
    [Theory]
    [InlineData(nameof(RecordStatus.Live), nameof(RecordAction.Supply), null)]
    [InlineData(nameof(RecordStatus.Live), nameof(RecordAction.Correct), nameof(GroundEnd.Corrected))]
    [InlineData(nameof(RecordStatus.Moved), nameof(RecordAction.Correct), nameof(GroundEnd.Corrected))]
    [InlineData(nameof(RecordStatus.Withdrawn), nameof(RecordAction.Withdraw), nameof(GroundEnd.Revoked))]
    [InlineData(nameof(RecordStatus.Live), nameof(RecordAction.Decide), nameof(GroundEnd.ObjectionUpheld))]
    [InlineData(nameof(RecordStatus.Deleted), nameof(RecordAction.Decide), nameof(GroundEnd.ObjectionUpheld))]
    [InlineData(nameof(RecordStatus.Erased), nameof(RecordAction.Erase), nameof(GroundEnd.ConsentWithdrawn))]
    public void Version_ends_the_ground_that_its_record_was(string status, string action, string? end) =>
        Assert.Equal(end, EndedRecords.EndOf(RecordVersions.Penalty("s1", "r1") with
        {
            Status = Enum.Parse<RecordStatus>(status),
            Action = Enum.Parse<RecordAction>(action),
        })?.ToString());
}
