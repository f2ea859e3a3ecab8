using CreditFunctions.Local.Durable.Dispatch;
using CreditFunctions.Local.Durable.Store;

namespace CreditFunctions.Local.Durable.Client;

/// <summary>What a client needs of a started engine.</summary>
internal sealed record ClientSession(WriteLoop Writer, Effects Effects, ExecutionNumbers Executions, InstanceQueries Queries, Quiescence Quiescence)
{
    /// <summary>Writes and waits for the commit. The write goes on where the caller stops waiting.</summary>
    public async Task WriteAsync(ClientWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Quiescence.Enter();
        try
        {
            Writer.Enqueue(write);
        }
        catch
        {
            Quiescence.Leave();
            throw;
        }

        await write.Done.WaitAsync(cancellationToken);
    }
}
