using Azure.Messaging.ServiceBus;
using CreditFunctions.Access;
using CreditFunctions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Health;

/// <summary>Asks each thing that the app can't work without, and tells which one fails.</summary>
/// <remarks>Takes from the container only when asked: what cannot even be made, such as keys from a vault that is closed, fails by its name.</remarks>
internal sealed class Readiness(IServiceProvider services, ILogger<Readiness> logger)
{
    private const string Nothing = "health";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>State by dependency: <c>ok</c> or <c>failed</c>. Never says more: the answer is public.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(DurableTaskClient durable, CancellationToken cancellationToken)
    {
        var asked = new (string Dependency, Func<CancellationToken, Task> Ask)[]
        {
            ("tables", async token => await (await Part<StorageAccount>().TableAsync("Health"))
                .GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>(Nothing, Nothing, cancellationToken: token)),
            ("blobs", async token => await (await Part<StorageAccount>().ContainerAsync(Nothing)).ExistsAsync(token)),
            ("keys", _ => Task.FromResult(Part<KeyRing>().Current)),
            ("service-bus", PeekAsync),
            ("durable", token => durable.GetInstanceAsync(Nothing, cancellation: token)),
            ("identity", token => Part<TrustedIssuers>().CheckAsync(token)),
        };
        // On other threads: reading keys, and making a client, may block.
        var answers = asked.Select(of => Task.Run(() => TryAsync(of.Dependency, of.Ask, cancellationToken), cancellationToken)).ToList();
        var states = await Task.WhenAll(answers);
        return asked.Zip(states).ToDictionary(pair => pair.First.Dependency, pair => pair.Second);
    }

    private async Task PeekAsync(CancellationToken cancellationToken)
    {
        await using var receiver = Part<ServiceBusClient>().CreateReceiver("submissions");
        await receiver.PeekMessagesAsync(1, cancellationToken: cancellationToken);
    }

    private T Part<T>() where T : notnull => services.GetRequiredService<T>();

    private async Task<string> TryAsync(string dependency, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            // Some clients finish their own retries before they heed a token.
            await ask(patience.Token).WaitAsync(patience.Token);
            return "ok";
        }
        // A failure of any kind is the answer here.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(error, "{Dependency} does not answer", dependency);
            return "failed";
        }
    }
}
