using System.Globalization;
using System.Security;
using System.Text;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>Draws the traces of a case as an SVG: a row a trace, its storage calls inside, and the link back to the filing.</summary>
internal static class TracePicture
{
    private const int Width = 1080, Left = 330, Right = 30, Row = 26, Top = 96, SpineX = 26;

    public static string Draw(string caseId, CollectedSpan filing, IReadOnlyList<CollectedSpan> spans, StoryLine story)
    {
        var roots = spans.Where(span => span.Scope == "CreditFunctions" && span.CaseId == caseId && span.Name is not ("LookAtCase" or "ReadObjection" or "RebuildIndexes"))
            .OrderBy(span => span.Start).ToList();
        var longest = roots.Max(Milliseconds);
        var svg = new StringBuilder();
        var y = Top;
        var filingY = 0;
        foreach (var (caption, of) in story.Split(roots, span => span.Start))
        {
            y += 14;
            svg.Append(Text(SpineX + 14, y, caption, "caption"));
            y += 12;
            foreach (var root in of)
            {
                if (root == filing) filingY = y + (Row / 2);
                svg.Append(Trace(root, spans, y, longest));
                svg.Append(CultureInfo.InvariantCulture, $"<path class='link' d='M{SpineX + 12} {y + (Row / 2)} H{SpineX}'/>");
                if (root != filing) svg.Append(CultureInfo.InvariantCulture, $"<path class='link' d='M{SpineX} {y + (Row / 2)} V{filingY}'/>");
                y += Row;
            }

            y += 8;
        }

        return Frame(y + 26, caseId, longest, filingY, svg);
    }

    private static string Trace(CollectedSpan root, IReadOnlyList<CollectedSpan> spans, int y, double longest)
    {
        var scale = (Width - Left - Right - 60) / longest;
        var svg = new StringBuilder(Text(SpineX + 18, y + 17, root.Name, "name"))
            .Append(Text(Left - 12, y + 17, root.TraceId[..8], "id"))
            .Append(Bar("act", Left, y + 4, Milliseconds(root) * scale, 18, $"{root.Name}, trace {root.TraceId}"));
        foreach (var call in spans.Where(span => span.TraceId == root.TraceId && span.Scope.StartsWith("Azure.", StringComparison.Ordinal)))
        {
            var x = Left + ((call.Start - root.Start) / 1e6 * scale);
            svg.Append(Bar(call.Scope.Contains("ServiceBus", StringComparison.Ordinal) ? "bus" : "store", x, y + 8, Milliseconds(call) * scale, 10, call.Name));
        }

        var duration = string.Create(CultureInfo.InvariantCulture, $"{Milliseconds(root):0} ms");
        return svg.Append(Text(Left + (Milliseconds(root) * scale) + 8, y + 17, duration, "ms")).ToString();
    }

    private static string Frame(int height, string caseId, double longest, int filingY, StringBuilder rows) => string.Create(CultureInfo.InvariantCulture, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{height}}" width="{{Width}}" height="{{height}}" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="13">
        <style>
          .title { font-size: 20px; font-weight: 600; fill: #1c2733 } .sub, .ms { fill: #5b6b7b } .ms { font-size: 11px }
          .caption { font-weight: 600; fill: #1c2733 } .name { fill: #1c2733 } .id { fill: #5b6b7b; font-family: Consolas, Menlo, monospace; font-size: 11px; text-anchor: end }
          .act { fill: #bcd4ee } .store { fill: #2f6fb3 } .bus { fill: #c9762b } .link { stroke: #8a97a5; fill: none; stroke-width: 1.2 } .origin { fill: #1c2733 }
        </style>
        <rect width="100%" height="100%" fill="#ffffff"/>
        <text class="title" x="{{SpineX}}" y="36">One objection, from filing to its result</text>
        <text class="sub" x="{{SpineX}}" y="58">case.id {{caseId}}. Each row is a trace of its own; the line on the left is its link to the filing's.</text>
        <rect class="act" x="{{SpineX}}" y="72" width="14" height="12"/><text class="sub" x="{{SpineX + 20}}" y="83">request or activity</text>
        <rect class="store" x="{{SpineX + 160}}" y="72" width="14" height="12"/><text class="sub" x="{{SpineX + 180}}" y="83">storage call</text>
        <text class="sub" x="{{Width - Right}}" y="83" text-anchor="end">widest bar: {{longest:0}} ms</text>
        {{rows}}<circle class="origin" cx="{{SpineX}}" cy="{{filingY}}" r="4.5"/>
        </svg>

        """);

    private static string Bar(string kind, double x, int y, double width, int height, string title) => string.Create(CultureInfo.InvariantCulture,
        $"<rect class='{kind}' x='{x:0.0}' y='{y}' width='{Math.Max(width, 1.5):0.0}' height='{height}' rx='2'><title>{SecurityElement.Escape(title)}</title></rect>\n");

    private static string Text(double x, int y, string text, string kind) => string.Create(CultureInfo.InvariantCulture,
        $"<text class='{kind}' x='{x:0.0}' y='{y}'>{SecurityElement.Escape(text)}</text>\n");

    private static double Milliseconds(CollectedSpan span) => (span.End - span.Start) / 1e6;
}
