using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Ledger;

/// <summary>An act that is refused stands in the ledger too, with the problem's code as outcome, before the caller learns of it.</summary>
internal static class RefusedActs
{
    /// <summary>Carries out an act; logs where it is refused. What fails by no fault of the caller's is no refusal. Cost: a share of 1 round trip where it is.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="entry">The act: by whom, and what.</param>
    /// <param name="act">Carries it out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProblemException">The refusal; 503 <c>ledger-unavailable</c> in its place where it cannot be logged.</exception>
    public static Task<T> LogRefusalOfAsync<T>(this ILedger ledger, LedgerEntry entry, Func<Task<T>> act, CancellationToken cancellationToken) =>
        ledger.LogRefusalOfAsync(() => Task.FromResult(entry), act, cancellationToken);

    /// <summary>As <see cref="LogRefusalOfAsync{T}(ILedger, LedgerEntry, Func{Task{T}}, CancellationToken)"/>, where the entry says what was found meanwhile.</summary>
    public static async Task<T> LogRefusalOfAsync<T>(this ILedger ledger, Func<Task<LedgerEntry>> entry, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act();
        }
        catch (ProblemException refused) when (refused.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            var about = await entry();
            await ledger.AppendAsync(about with { Outcome = refused.Problem.Code }, cancellationToken);
            throw;
        }
    }
}
