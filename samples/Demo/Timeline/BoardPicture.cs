using System.Globalization;
using System.Text.Json.Nodes;
using SkiaSharp;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>Draws a joint action's board over time: a row a unit, coloured by how its part stood, from the board's own history.</summary>
/// <param name="fontFile">A font with Chinese characters.</param>
/// <param name="names">Units' names by code.</param>
internal sealed class BoardPicture(string fontFile, IReadOnlyDictionary<string, string> names)
{
    private const float RowHeight = 74, Header = 46, Bar = 26, Scale = 1.5f;

    private static readonly Dictionary<string, (string Chinese, string English, SKColor Colour)> States = new(StringComparer.Ordinal)
    {
        ["tasked"] = ("待实施", "open", new(0x54, 0xae, 0xff)),
        ["implemented"] = ("已实施", "implemented", new(0x2d, 0xa4, 0x4e)),
        ["explained"] = ("已书面说明", "explained in writing", new(0x82, 0xcf, 0xc1)),
        ["reasons-demanded"] = ("要求说明理由", "reasons demanded", new(0xd4, 0xa7, 0x2c)),
        ["referred"] = ("疑似违责", "suspected breach", new(0xcf, 0x22, 0x2e)),
        ["stop-ordered"] = ("通知停止，待确认", "ended, unconfirmed", new(0xa4, 0x75, 0xf9)),
        ["stop-confirmed"] = ("已停止", "stopped", new(0xaf, 0xb8, 0xc1)),
    };

    public void Draw(JsonNode board, string file)
    {
        var history = board["history"]!.AsArray().Select(entry => entry!).ToList();
        var axis = new BoardAxis(history.Select(entry => DateOnly.FromDateTime(AtOf(entry).DateTime)));
        var units = board["units"]!.AsArray().Select(unit => (string)unit!["unit"]!).ToList();
        var bottom = BoardAxis.Top + Header + (units.Count * RowHeight);
        using var ink = new Ink(fontFile);
        using var surface = SKSurface.Create(new SKImageInfo((int)(axis.Width * Scale), (int)((bottom + 70) * Scale)));
        var canvas = surface.Canvas;
        canvas.Scale(Scale);
        canvas.Clear(SKColors.White);
        ink.Write(canvas, "一次联合惩戒的进度看板", 24, 38, 24, Ink.Text, SKTextAlign.Left);
        ink.Write(canvas, "A joint punishment's board over time: told, answered or demanded, ended by repair (art. 19, 27, 36)", 24, 62, 15, Ink.Soft, SKTextAlign.Left);
        DrawDays(canvas, ink, axis, bottom);
        for (var row = 0; row < units.Count; row++)
        {
            var top = BoardAxis.Top + Header + (row * RowHeight);
            ink.Write(canvas, names.GetValueOrDefault(units[row], units[row]), 24, top + 30, 15, Ink.Text, SKTextAlign.Left);
            DrawUnit(canvas, axis, [.. history.Where(entry => (string?)entry["unit"] == units[row])], top);
        }

        if (history.FirstOrDefault(entry => (string?)entry["event"] == "stopped") is { } stopped) DrawStop(canvas, ink, axis.At(AtOf(stopped)), bottom);
        DrawLegend(canvas, ink, bottom + 40);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        using var target = File.Create(file);
        png.SaveTo(target);
    }

    private static void DrawDays(SKCanvas canvas, Ink ink, BoardAxis axis, float bottom)
    {
        foreach (var (day, x, afterGap) in axis.Days)
        {
            Ink.Stroke(canvas, new SKPoint(x, BoardAxis.Top), new SKPoint(x, bottom), Ink.Line);
            ink.Write(canvas, day.ToString("M-d", CultureInfo.InvariantCulture), x + (BoardAxis.DayWidth / 2), BoardAxis.Top + 20, 13, Ink.Text);
            if (afterGap) ink.Write(canvas, "……", x - 35, BoardAxis.Top + 20, 16, Ink.Soft);
        }
    }

    private static void DrawUnit(SKCanvas canvas, BoardAxis axis, IReadOnlyList<JsonNode> history, float top)
    {
        var states = history.Select(entry => (At: axis.At(AtOf(entry)), State: StateOf(entry))).Where(entry => entry.State is not null).ToList();
        foreach (var (index, (from, state)) in states.Index())
        {
            var to = index + 1 < states.Count ? states[index + 1].At : axis.Width - 40;
            Ink.Fill(canvas, new SKRect(from, top + 12, to, top + 12 + Bar), States[state!].Colour);
        }

        // Reminders, as dots on the bar.
        foreach (var entry in history.Where(entry => Brought(entry).Contains("reminded")))
        {
            Ink.Dot(canvas, new SKPoint(axis.At(AtOf(entry)), top + 12 + (Bar / 2)), 4, SKColors.White);
        }
    }

    private static void DrawStop(SKCanvas canvas, Ink ink, float x, float bottom)
    {
        Ink.Stroke(canvas, new SKPoint(x, BoardAxis.Top - 6), new SKPoint(x, bottom), Ink.End, 2.5f, dashed: true);
        ink.Write(canvas, "修复，效力终止 repaired: holds no more", x - 8, BoardAxis.Top - 12, 14, Ink.End, SKTextAlign.Right);
    }

    private static void DrawLegend(SKCanvas canvas, Ink ink, float y)
    {
        var x = 24f;
        foreach (var (chinese, english, colour) in States.Values)
        {
            Ink.Fill(canvas, new SKRect(x, y - 12, x + 16, y + 4), colour);
            ink.Write(canvas, chinese, x + 22, y - 2, 13, Ink.Text, SKTextAlign.Left);
            ink.Write(canvas, english, x + 22, y + 14, 11, Ink.Soft, SKTextAlign.Left);
            x += 140;
        }

        ink.Write(canvas, "○ 提醒 reminder", x, y - 2, 13, Ink.Soft, SKTextAlign.Left);
    }

    private static string? StateOf(JsonNode entry) => (string?)entry["event"] switch
    {
        "tasked" => "tasked",
        "answered" => (bool)entry["details"]!["implemented"]! ? "implemented" : "explained",
        "stop-ordered" => "stop-ordered",
        "stop-confirmed" => "stop-confirmed",
        "time-passed" => Brought(entry).FirstOrDefault(States.ContainsKey),
        _ => null,
    };

    private static IEnumerable<string> Brought(JsonNode entry) => entry["details"]?["brought"]?.AsArray().Select(what => (string)what!) ?? [];

    private static DateTimeOffset AtOf(JsonNode entry) => entry["at"]!.GetValue<DateTimeOffset>();
}
