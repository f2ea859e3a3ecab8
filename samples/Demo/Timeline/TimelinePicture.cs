using CreditFunctions.Regulation.Calendar;
using SkiaSharp;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>Draws an objection: days across, a lane for each who acts, and the end of the ten working days.</summary>
internal sealed class TimelinePicture(string fontFile)
{
    private const float LaneHeight = 118, Scale = 1.5f;

    private static readonly (Lane Lane, string Chinese, string English)[] Lanes =
        [(Lane.Applicant, "申请人", "applicant"), (Lane.System, "平台", "platform"), (Lane.Body, "处理单位", "deciding body")];

    public void Draw(ObjectionTimeline timeline, string file)
    {
        using var ink = new Ink(fontFile);
        var axis = new DayAxis(timeline);
        var bottom = DayAxis.Top + DayAxis.HeaderHeight + (Lanes.Length * LaneHeight);
        using var surface = SKSurface.Create(new SKImageInfo((int)(axis.Width * Scale), (int)((bottom + 60) * Scale)));
        var canvas = surface.Canvas;
        canvas.Scale(Scale);
        canvas.Clear(SKColors.White);
        ink.Write(canvas, "一次异议的十个工作日", 24, 38, 24, Ink.Text, SKTextAlign.Left);
        ink.Write(canvas, "An objection and its ten working days (art. 25)", 24, 62, 15, Ink.Soft, SKTextAlign.Left);
        axis.Draw(canvas, ink, bottom);
        for (var i = 0; i < Lanes.Length; i++)
        {
            DrawLane(canvas, ink, axis, timeline, Lanes[i], DayAxis.Top + DayAxis.HeaderHeight + (i * LaneHeight));
        }

        DrawEnd(canvas, ink, axis.At(ChinaTime.EndOf(timeline.LastDay)), bottom);
        ink.Write(canvas, "灰：放假  黄：调休上班  圈内数字：计入的工作日    grey: days off · yellow: make-up working days · numbers: days counted",
            DayAxis.Left, bottom + 40, 14, Ink.Soft, SKTextAlign.Left);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        using var target = File.Create(file);
        png.SaveTo(target);
    }

    private static void DrawLane(SKCanvas canvas, Ink ink, DayAxis axis, ObjectionTimeline timeline, (Lane Lane, string Chinese, string English) lane, float top)
    {
        var middle = top + (LaneHeight / 2);
        var colour = Ink.Of(lane.Lane);
        ink.Write(canvas, lane.Chinese, 24, middle, 17, colour, SKTextAlign.Left);
        ink.Write(canvas, lane.English, 24, middle + 18, 13, Ink.Soft, SKTextAlign.Left);
        Ink.Stroke(canvas, new SKPoint(DayAxis.Left, middle), new SKPoint(axis.Width - 40, middle), colour.WithAlpha(110), 2);
        var above = true;
        foreach (var entry in timeline.Entries.Where(entry => entry.Lane == lane.Lane))
        {
            // Neighbours take turns above and below the line, so that their words do not meet.
            var at = axis.At(entry.At);
            var text = above ? middle - 30 : middle + 28;
            Ink.Dot(canvas, new SKPoint(at, middle), 7, colour);
            ink.Write(canvas, entry.Chinese, at, text, 15, Ink.Text);
            ink.Write(canvas, entry.English, at, text + 17, 12, Ink.Soft);
            above = !above;
        }
    }

    private static void DrawEnd(SKCanvas canvas, Ink ink, float x, float bottom)
    {
        Ink.Stroke(canvas, new SKPoint(x, DayAxis.Top - 8), new SKPoint(x, bottom + 8), Ink.End, 2.5f, dashed: true);
        ink.Write(canvas, "期限 24:00 deadline", x + 8, DayAxis.Top - 14, 15, Ink.End, SKTextAlign.Right);
    }
}
