using System.Globalization;
using CreditFunctions.Regulation.Calendar;
using SkiaSharp;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>The days of the picture: columns, days off shaded, working days numbered as the law counts them.</summary>
internal sealed class DayAxis(ObjectionTimeline timeline)
{
    public const float Left = 130, DayWidth = 62, Top = 96, HeaderHeight = 74;

    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    private static readonly (DateOnly Middle, string Name)[] Festivals =
        [(new(2026, 9, 26), "中秋节 Mid-Autumn"), (new(2026, 10, 4), "国庆节 National Day")];

    private readonly DateOnly _first = ChinaTime.DateOf(timeline.Received);

    public float Width => Left + (Days * DayWidth) + 40;

    private int Days => timeline.LastDay.DayNumber - _first.DayNumber + 2;

    /// <summary>Where an instant stands.</summary>
    public float At(DateTimeOffset instant) =>
        Left + ((float)(ChinaTime.At(instant).DateTime - _first.ToDateTime(TimeOnly.MinValue)).TotalDays * DayWidth);

    public void Draw(SKCanvas canvas, Ink ink, float bottom)
    {
        for (var i = 0; i < Days; i++)
        {
            DrawDay(canvas, ink, _first.AddDays(i), Left + (i * DayWidth), bottom);
        }

        foreach (var (middle, name) in Festivals)
        {
            ink.Write(canvas, name, At(ChinaTime.StartOf(middle)) + (DayWidth / 2), Top - 10, 15, Ink.Soft);
        }
    }

    private void DrawDay(SKCanvas canvas, Ink ink, DateOnly day, float x, float bottom)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var working = WorkingCalendar.Shipped.IsWorkingDay(day);
        if (!working || weekend)
        {
            Ink.Fill(canvas, new SKRect(x, Top, x + DayWidth, bottom), working ? Ink.MakeUp : Ink.Rest);
        }

        Ink.Stroke(canvas, new SKPoint(x, Top), new SKPoint(x, bottom), Ink.Line);
        var middle = x + (DayWidth / 2);
        ink.Write(canvas, day.ToString("M-d", CultureInfo.InvariantCulture), middle, Top + 20, 15, Ink.Text);
        ink.Write(canvas, "周" + Weekdays[(int)day.DayOfWeek], middle, Top + 38, 12, Ink.Soft);
        var number = timeline.WorkingDays.Index().FirstOrDefault(counted => counted.Item == day, (Index: -1, Item: day)).Index + 1;
        if (number > 0)
        {
            Ink.Dot(canvas, new SKPoint(middle, Top + 57), 11, Ink.Count);
            ink.Write(canvas, number.ToString(CultureInfo.InvariantCulture), middle, Top + 62, 13, SKColors.White);
        }
    }
}
