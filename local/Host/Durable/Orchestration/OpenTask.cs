using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>A call whose answer is outstanding.</summary>
internal interface IOpenTask
{
    void Complete(string? result, DataConverter converter);

    void Fail(TaskFailureDetails failure);
}

/// <summary>A call whose answer is outstanding, as the code awaits it.</summary>
/// <param name="name">What was called.</param>
/// <param name="id">The call's number.</param>
internal sealed class OpenTask<T>(string name, int id) : IOpenTask
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public void Complete(string? result, DataConverter converter)
    {
        try
        {
            _source.TrySetResult(converter.Deserialize<T>(result)!);
        }
        catch (Exception unreadable) when (!_source.Task.IsCompleted)
        {
            _source.TrySetException(new InvalidOperationException(
                $"The result of '{name}' (#{id}) cannot be read as {typeof(T)}: {unreadable.Message}", unreadable));
        }
    }

    public void Fail(TaskFailureDetails failure) => _source.TrySetException(new TaskFailedException(name, id, failure));

    public bool TryCancel(CancellationToken token) => _source.TrySetCanceled(token);
}
