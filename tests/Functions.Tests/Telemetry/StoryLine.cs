namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>Which spans belong to which part of a story: spans know the system's clock only, while the story's days fly by.</summary>
internal sealed class StoryLine(TimeProvider clock)
{
    private readonly List<(ulong From, string Caption)> _parts = [];

    /// <summary>From here on.</summary>
    public void Says(string caption) => _parts.Add((Nanoseconds(clock.GetUtcNow()), caption));

    public IEnumerable<(string Caption, IEnumerable<T> Of)> Split<T>(IEnumerable<T> all, Func<T, ulong> at) => _parts.Select((part, index) =>
        (part.Caption, all.Where(one => at(one) >= part.From && (index + 1 == _parts.Count || at(one) < _parts[index + 1].From))));

    private static ulong Nanoseconds(DateTimeOffset instant) => (ulong)(instant - DateTimeOffset.UnixEpoch).Ticks * 100;
}
