namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>The years whose notices were out when this was built. Later ones are published as data, at run time.</summary>
internal static class ShippedYears
{
    internal static IReadOnlyList<CalendarYear> All { get; } =
    [
        Year2021.Calendar,
        Year2022.Calendar,
        Year2023.Calendar,
        Year2024.Calendar,
        Year2025.Calendar,
        Year2026.Calendar,
    ];
}
