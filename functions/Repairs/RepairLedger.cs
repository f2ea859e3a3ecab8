using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Repairs;

/// <summary>Every act on a repair, carried out or refused, stands in the ledger before it is answered.</summary>
internal sealed class RepairLedger(ILedger ledger)
{
    internal const string Change = "change-repair", Decision = "change-decision";

    /// <summary>Carries out an act and logs it; a refused one is logged with the refusal's code. Cost: a share of 1 round trip.</summary>
    /// <param name="entry">The act: by whom, what, about what.</param>
    /// <param name="about">The case, or null where there is none yet.</param>
    /// <param name="act">Gives the case as it stands after it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RepairCase> ActAsync(LedgerEntry entry, string? about, Func<Task<RepairCase>> act, CancellationToken cancellationToken)
    {
        RepairCase repair;
        try
        {
            repair = await act();
        }
        catch (ProblemException refused) when (refused.Problem.Status < StatusCodes.Status500InternalServerError)
        {
            var refusal = entry with { Outcome = refused.Problem.Code };
            await ledger.AppendAsync(about is { Length: <= 64 } ? refusal.About(about) : refusal, cancellationToken);
            throw;
        }

        await ledger.AppendAsync((entry with { SubjectId = repair.SubjectId }).About(repair.CaseId), cancellationToken);
        return repair;
    }
}
