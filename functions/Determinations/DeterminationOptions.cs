using CreditFunctions.Regulation.Determinations;

namespace CreditFunctions.Determinations;

/// <summary>Settings <c>Determinations__…</c>: the periods of the procedure, where the city's differ from those shipped.</summary>
internal sealed class DeterminationOptions
{
    /// <summary>Days that a public notice (公告) stands; source: 《民事诉讼法》第九十五条.</summary>
    public int PublicNoticeDays { get; set; } = DeterminationRules.Standard.PublicNoticeDays;

    /// <summary>Working days from service within which the subject states its case (陈述申辩).</summary>
    public int StatementWorkingDays { get; set; } = DeterminationRules.Standard.StatementWorkingDays;

    /// <summary>Working days within which the unit serves the notice.</summary>
    public int ServiceWorkingDays { get; set; } = DeterminationRules.Standard.ServiceWorkingDays;

    /// <summary>Working days from the end of the statements within which the unit decides.</summary>
    public int DecisionWorkingDays { get; set; } = DeterminationRules.Standard.DecisionWorkingDays;

    /// <summary>True where each is at least a day and none longer than a year.</summary>
    public bool AreSound => new[] { PublicNoticeDays, StatementWorkingDays, ServiceWorkingDays, DecisionWorkingDays }.All(days => days is >= 1 and <= 250);

    /// <summary>The rules with these periods.</summary>
    public DeterminationRules Rules => DeterminationRules.Standard with
    {
        PublicNoticeDays = PublicNoticeDays,
        StatementWorkingDays = StatementWorkingDays,
        ServiceWorkingDays = ServiceWorkingDays,
        DecisionWorkingDays = DecisionWorkingDays,
    };
}
