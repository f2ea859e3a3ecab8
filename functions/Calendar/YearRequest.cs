using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>A year to be published, as the notice gives it.</summary>
/// <param name="Notice">The notice's number, such as 国办发明电〔2025〕7号.</param>
/// <param name="DaysOff">Every day off by festival (放假).</param>
/// <param name="MakeUpDays">Every Saturday and Sunday that is worked (调休上班).</param>
internal sealed record YearRequest(string? Notice, IReadOnlyList<DateOnly>? DaysOff, IReadOnlyList<DateOnly>? MakeUpDays)
{
    /// <summary>The year, or throws everything that is wrong with it.</summary>
    public CalendarYear Read(int year)
    {
        var faults = CalendarYearRules.Check(year, Notice, DaysOff ?? [], MakeUpDays ?? []);
        if (faults.Count > 0)
        {
            throw CommonProblems.InvalidFields([.. faults.Select(fault => new FieldError(fault.Field, "format", fault.Message))]).AsException();
        }

        return CalendarYear.Published(year, Notice!, DaysOff!, MakeUpDays ?? []);
    }
}
