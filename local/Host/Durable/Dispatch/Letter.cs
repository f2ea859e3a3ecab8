using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Store;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>A message in an instance's mailbox.</summary>
/// <param name="Arrival">The message.</param>
/// <param name="Execution">The run that it is for; null for whichever the instance has.</param>
/// <param name="Seq">Its row in the inbox; null where the database knows it otherwise (an open task, a timer, an instance that has not begun).</param>
internal sealed record Letter(Arrival Arrival, long? Execution, long? Seq)
{
    public static Letter Start(long execution) => new(new ExecutionStarted(), execution, null);

    public static Letter From(InboxRow row) => new(row.Message, row.Execution, row.Seq);
}
