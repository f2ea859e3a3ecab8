using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Grants;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Determinations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>决定: another person of the unit decides, answering what the subject said; the unit must still have the power.</summary>
internal sealed class DecideDeterminationFunction(DeterminationAct act, DeterminationStore store, DeterminationRecords records, SevereList severe,
    PastDeterminations past, UnitRights rights, TimeProvider clock)
{
    private const int LongestText = 4000;

    /// <summary>Cost: as <see cref="DeterminationAct"/>, 3 round trips for the texts, the unit's other reasons and its grants, 1 for the severe list, 1 to keep the reasons, 2 a record that it rests on.</summary>
    [Function("DecideDetermination"), AllowedTo(Role.Determiner), Query(DeterminationAccess.Change)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/determinations/{determinationId}/decision")] HttpRequest request,
        string determinationId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (unit, given) = (string.Empty, string.Empty);
        var answer = await act.RunAsync<DecisionBody>(request, determinationId, client, "decided", async (body, on) =>
        {
            var (reasons, reply) = body.Read();
            if (!on.IsAnswered) (unit, given) = (on.Case.Unit, reasons);
            if (body.Outcome == DeterminationOutcome.Listed && on is { IsAnswered: false, Case.IsUndecided: true }) await CheckAsync(on.Case, client, cancellationToken);
            IReadOnlyList<string> others = [.. (await store.HistoryAsync(determinationId, cancellationToken)).SelectMany(Texts).OfType<string>()];
            var elsewhere = await past.OfAsync(on.Case.Unit, determinationId, cancellationToken);
            return (now, by) => new CaseEntry<DeterminationEvent>(
                new DeterminationEvent.Decided(now, by, body.Outcome ?? default, reasons, reply, body.AnsweredStatements ?? 0, body.Months)
                {
                    OtherTexts = others, PastReasons = elsewhere,
                });
        }, cancellationToken);
        if (given.Length > 0) await past.KeepAsync(unit, determinationId, clock.GetUtcNow(), given, cancellationToken);
        return answer;
    }

    // What the unit had the power for when it proposed, it may have lost since; what it rests on may be over.
    private async Task CheckAsync(Determination determination, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!(await records.CheckAgainAsync(determination, client, cancellationToken)).IsUndecided) return;
        var faults = Proportionality.Check(determination.Terms, await rights.NowAsync(determination.Unit, cancellationToken), ChinaTime.DateOf(clock.GetUtcNow()));
        if (faults.Count > 0) throw DeterminationProblems.Disproportionate(faults).AsException();
        // On the list before it is decided: a crash leaves an id too many, which no reader sees, and never one too few.
        if (determination.CanBeOnSevereList) await severe.AddAsync(determination.CaseId, cancellationToken);
    }

    private static IEnumerable<string?> Texts(CaseEntry<DeterminationEvent> entry) =>
        entry.Happened is DeterminationEvent.Proposed proposed ? [proposed.Facts, proposed.Reasons] : [entry.Text];

    /// <summary>A decision as it is sent.</summary>
    /// <param name="Outcome">listed or not-determined.</param>
    /// <param name="Reasons">理由.</param>
    /// <param name="Answer">对陈述申辩的回应, where there is a statement.</param>
    /// <param name="AnsweredStatements">How many statements the decider had before it.</param>
    /// <param name="Months">Shorter than proposed, or absent.</param>
    internal sealed record DecisionBody(DeterminationOutcome? Outcome, string? Reasons, string? Answer, int? AnsweredStatements, int? Months)
    {
        /// <summary>Checks lengths; whether the words are enough is for the rules to say.</summary>
        public (string Reasons, string? Answer) Read()
        {
            var errors = new FieldErrors();
            if (Outcome is null) errors.Add("outcome", "required", "outcome 应为 listed（予以认定）或 not-determined（不予认定）。");
            var (reasons, answer) = (Reasons?.Trim() ?? string.Empty, Answer?.Trim());
            if (reasons.Length > LongestText) errors.Add("reasons", "too-long", $"reasons 不能超过 {LongestText} 个字符。");
            if (answer?.Length > LongestText) errors.Add("answer", "too-long", $"answer 不能超过 {LongestText} 个字符。");
            errors.ThrowIfAny();
            return (reasons, answer);
        }
    }
}
