using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Generator;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>What every chapter plays with.</summary>
/// <param name="App">The running system.</param>
/// <param name="Local">Its tokens and clock.</param>
/// <param name="Samples">The two agencies' files.</param>
/// <param name="Narrator">Tells it.</param>
internal sealed record Stage(AppProcess App, LocalControls Local, SampleSet Samples, Narrator Narrator)
{
    /// <summary>The story begins on a Thursday before Mid-Autumn and National Day: ten working days run through both, and a make-up Saturday.</summary>
    public static readonly DateTimeOffset Begins = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Says what happened now, by the story's clock.</summary>
    public async Task SayAsync(string chinese, string english) => Narrator.Say(await Local.NowAsync(), chinese, english);

    /// <summary>Waits until what was set going is done: the clock answers, asked to stand where it stands, when all is quiet.</summary>
    public async Task QuietAsync() => await Local.MoveToAsync(await Local.NowAsync());

    /// <summary>A time on a day of the story, China.</summary>
    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => new(day, new TimeOnly(hour, minute), TimeSpan.FromHours(8));
}
