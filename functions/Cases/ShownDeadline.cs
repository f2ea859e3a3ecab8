using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Cases;

/// <summary>A limit as it is answered.</summary>
/// <param name="LastDay">The last day by law (法定期限).</param>
/// <param name="End">The first instant after it.</param>
/// <param name="WorkingLastDay">The last day that the handler is held to (办理期限).</param>
/// <param name="CalendarVersion">The calendar that it was counted with.</param>
/// <param name="Provisional">True where it touches a year whose calendar is not out.</param>
internal sealed record ShownDeadline(DateOnly LastDay, DateTimeOffset End, DateOnly WorkingLastDay, string CalendarVersion, bool Provisional)
{
    public static ShownDeadline Of(CaseDeadline deadline) => new(deadline.Statutory.LastDay, ChinaTime.At(deadline.Statutory.End),
        deadline.WorkingLastDay, deadline.Statutory.CalendarVersion, deadline.Statutory.Provisional);
}
