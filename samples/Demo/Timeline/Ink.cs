using CreditFunctions.Samples.Demo.Running;
using SkiaSharp;

namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>Colours and letters of the picture.</summary>
internal sealed class Ink : IDisposable
{
    public static readonly SKColor Text = new(0x24, 0x29, 0x2f), Soft = new(0x6e, 0x77, 0x81), Line = new(0xd0, 0xd7, 0xde),
        Rest = new(0xee, 0xf1, 0xf4), MakeUp = new(0xff, 0xe8, 0xb3), Count = new(0x0b, 0x5c, 0xad), End = new(0xc6, 0x28, 0x28);

    private readonly SKTypeface _face;

    /// <summary>Opens the font.</summary>
    /// <exception cref="StepFailedException">There is no such font, or it has no Chinese characters.</exception>
    public Ink(string fontFile)
    {
        // In the collection of Noto Sans CJK the third face is the simplified Chinese one.
        _face = SKTypeface.FromFile(fontFile, fontFile.EndsWith(".ttc", StringComparison.OrdinalIgnoreCase) ? 2 : 0)
            ?? throw new StepFailedException($"The picture needs a font with Chinese characters: {fontFile} is not there. Install fonts-noto-cjk, or name one by --font.");
        Expect.That(_face.ContainsGlyph('期'), $"The font {fontFile} has no Chinese characters: name another by --font.");
    }

    public static SKColor Of(Lane lane) => lane switch
    {
        Lane.Applicant => new SKColor(0x1a, 0x7f, 0x37),
        Lane.System => new SKColor(0x82, 0x50, 0xdf),
        _ => new SKColor(0xbc, 0x4c, 0x00),
    };

    /// <summary>Writes a line; <paramref name="y"/> is its baseline.</summary>
    public void Write(SKCanvas canvas, string text, float x, float y, float size, SKColor colour, SKTextAlign align = SKTextAlign.Center)
    {
        using var font = new SKFont(_face, size) { Edging = SKFontEdging.Antialias, Subpixel = true };
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawText(text, x, y, align, font, paint);
    }

    public static void Fill(SKCanvas canvas, SKRect area, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(area, paint);
    }

    public static void Stroke(SKCanvas canvas, SKPoint from, SKPoint to, SKColor colour, float width = 1, bool dashed = false)
    {
        using var dash = dashed ? SKPathEffect.CreateDash([6, 5], 0) : null;
        using var paint = new SKPaint { Color = colour, StrokeWidth = width, IsStroke = true, IsAntialias = true, PathEffect = dash };
        canvas.DrawLine(from, to, paint);
    }

    public static void Dot(SKCanvas canvas, SKPoint centre, float radius, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawCircle(centre, radius, paint);
    }

    public void Dispose() => _face.Dispose();
}
