using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using Spectre.Console;

namespace CreditFunctions.Samples.Demo;

/// <summary>Tells the story, a line in Chinese and a line in English, each with the date on the story's clock.</summary>
internal sealed class Narrator
{
    // Where the output goes to a file or a log there is no terminal that could tell its width.
    private const int WidthOfAFile = 150;

    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public Narrator()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = WidthOfAFile;
        }
    }

    /// <summary>A chapter.</summary>
    public void Chapter(string chinese, string english)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(chinese)}[/]  [grey]{Markup.Escape(english)}[/]") { Justification = Justify.Left });
    }

    /// <summary>Something that happened.</summary>
    public void Say(DateTimeOffset at, string chinese, string english)
    {
        var local = ChinaTime.At(at);
        var when = local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        AnsiConsole.MarkupLine($"[grey]{when} {Weekdays[(int)local.DayOfWeek]}[/]  {Markup.Escape(chinese)}");
        AnsiConsole.MarkupLine($"                       [grey]{Markup.Escape(english)}[/]");
    }

    /// <summary>That a step held.</summary>
    public void Held(string chinese, string english) =>
        AnsiConsole.MarkupLine($"                       [green]✔[/] {Markup.Escape(chinese)}  [grey]{Markup.Escape(english)}[/]");

    /// <summary>That a step did not.</summary>
    public void Failed(string why) => AnsiConsole.MarkupLine($"[red]✘ {Markup.Escape(why)}[/]");

    /// <summary>Waits with a progress bar.</summary>
    public Task WaitAsync(string what, double end, Func<Action<double>, Task> work) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(what), maxValue: end);
            await work(value => task.Value = value);
            task.Value = end;
        });
}
