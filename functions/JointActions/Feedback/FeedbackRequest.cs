using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>What a unit tells (反馈实施情况、书面说明理由, art. 19).</summary>
/// <param name="Outcome">implemented or not-implemented.</param>
/// <param name="What">What was done.</param>
/// <param name="ImplementedOn">The day (China) on which it was done.</param>
/// <param name="Evidence">Documents that show it, by number or name.</param>
/// <param name="Reasons">Why nothing was done.</param>
internal sealed record FeedbackRequest(string? Outcome, string? What, string? ImplementedOn, IReadOnlyList<string?>? Evidence, string? Reasons)
{
    private const int LongestText = 2000, MostEvidence = 10, LongestEvidence = 200;

    /// <summary>Checks the form; whether the words are enough is for the rules to say.</summary>
    /// <exception cref="ProblemException">400 with all that is wrong.</exception>
    public ReadFeedback Read()
    {
        var errors = new FieldErrors();
        if (Outcome is not ("implemented" or "not-implemented")) errors.Add("outcome", "required", "outcome 应为 implemented（已实施）或 not-implemented（未实施）。");
        var day = DateOnly.TryParseExact(ImplementedOn?.Trim(), "yyyy-MM-dd", null, System.Globalization.DateTimeStyles.None, out var read) ? read : (DateOnly?)null;
        if (day is null && !string.IsNullOrWhiteSpace(ImplementedOn)) errors.Add("implementedOn", "format", "implementedOn 应为日期（北京时间），写成 2026-09-24。");
        var (what, reasons) = (Short("what", What), Short("reasons", Reasons));
        List<string> evidence = [.. (Evidence ?? []).OfType<string>().Select(piece => piece.Trim()).Where(piece => piece.Length > 0)];
        if (evidence.Count > MostEvidence) errors.Add("evidence", "too-many", $"evidence 不能超过 {MostEvidence} 项。");
        if (evidence.Any(piece => piece.Length > LongestEvidence)) errors.Add("evidence", "too-long", $"evidence 每项不能超过 {LongestEvidence} 个字符。");
        errors.ThrowIfAny();
        return new ReadFeedback(Outcome == "implemented", what, day, evidence, reasons);

        string Short(string field, string? value)
        {
            var text = value?.Trim() ?? string.Empty;
            if (text.Length > LongestText) errors.Add(field, "too-long", $"{field} 不能超过 {LongestText} 个字符。");
            return text;
        }
    }
}

/// <summary>Feedback as it was read.</summary>
internal sealed record ReadFeedback(bool Implemented, string What, DateOnly? ImplementedOn, IReadOnlyList<string> Evidence, string Reasons)
{
    /// <summary>Names the contents: the same again is the same answer, however it came.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', [Implemented ? "1" : "0", What, ImplementedOn?.ToString("O") ?? string.Empty, Reasons, .. Evidence]))));

    /// <summary>The event.</summary>
    /// <param name="now">The present.</param>
    /// <param name="by">Who tells.</param>
    /// <param name="action">The action.</param>
    /// <param name="otherTexts">Texts that the reasons must not repeat.</param>
    /// <param name="pastReasons">The unit's reasons in other actions.</param>
    public UnitEvent.Answered At(DateTimeOffset now, Actor by, JointAction action, IReadOnlyList<string> otherTexts, IReadOnlyList<string> pastReasons) => new(now, by, Implemented, Fingerprint)
    {
        What = Implemented ? What : string.Empty,
        ImplementedOn = Implemented ? ImplementedOn : null,
        Evidence = Implemented ? Evidence : [],
        Reasons = Implemented ? string.Empty : Reasons,
        HeldFrom = ChinaTime.DateOf(action.StartedAt ?? now),
        OtherTexts = otherTexts,
        PastReasons = pastReasons,
    };
}
