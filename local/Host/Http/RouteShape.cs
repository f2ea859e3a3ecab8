using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CreditFunctions.Local.Http;

/// <summary>A route template, ready to be matched and to be compared with others.</summary>
internal sealed class RouteShape
{
    private static readonly IInlineConstraintResolver Constraints = RouteConstraints.Resolver();

    // One text of each kind that a constraint may ask for.
    private static readonly string[] Samples =
        ["a", "abc", "1", "2024", "-1", "1.5", "true", "2024-01-01", "01234567-89ab-cdef-0123-456789abcdef", "a-b_c.d"];

    private readonly RouteTemplate _template;
    private readonly TemplateMatcher _matcher;
    private readonly IReadOnlyList<(string Name, IRouteConstraint Constraint)> _constraints;

    private RouteShape(RouteTemplate template)
    {
        _template = template;
        var defaults = new RouteValueDictionary();
        foreach (var parameter in template.Parameters.Where(parameter => parameter.DefaultValue is not null))
        {
            defaults[parameter.Name!] = parameter.DefaultValue;
        }

        _matcher = new TemplateMatcher(template, defaults);
        _constraints = [.. template.Parameters.SelectMany(parameter => parameter.InlineConstraints.Select(constraint =>
            (parameter.Name!, Constraints.ResolveConstraint(constraint.Constraint)
                ?? throw new ArgumentException($"it has no constraint '{constraint.Constraint}'."))))];
    }

    /// <exception cref="ArgumentException">It is no template.</exception>
    public static RouteShape Parse(string template) => new(TemplateParser.Parse(template));

    public string? FirstLiteral => _template.Segments.FirstOrDefault() is { IsSimple: true } segment ? segment.Parts[0].Text : null;

    /// <summary>True where the path fits the template and every constraint holds; fills the route values.</summary>
    public bool Matches(PathString path, HttpContext? context, RouteValueDictionary values) =>
        _matcher.TryMatch(path, values) && _constraints.All(pair =>
            pair.Constraint.Match(context, route: null, pair.Name, values, RouteDirection.IncomingRequest));

    /// <summary>True where some path fits both.</summary>
    public bool Overlaps(RouteShape other)
    {
        var paths = Paths(other).Concat(other.Paths(this));
        return paths.Any(path => Matches(path, null, []) && other.Matches(path, null, []));
    }

    // Paths of this template's length, each segment a text that fits this one and, where there is one, also the other's.
    private IEnumerable<PathString> Paths(RouteShape other)
    {
        for (var length = 0; length <= Math.Max(_template.Segments.Count, other._template.Segments.Count); length++)
        {
            var segments = new List<string>();
            for (var i = 0; i < length; i++)
            {
                var candidates = Candidates(i).Concat(other.Candidates(i)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
                if (candidates.Find(text => FitsSegment(i, text) && other.FitsSegment(i, text)) is not { } common) break;
                segments.Add(common);
            }

            if (segments.Count == length) yield return new PathString("/" + string.Join('/', segments));
        }
    }

    private IEnumerable<string> Candidates(int segment) => Segment(segment) is { } template
        ? Samples.Select(sample => string.Concat(template.Parts.Select(part => part.IsLiteral ? part.Text : sample)))
        : Samples;

    private bool FitsSegment(int index, string text)
    {
        if (Segment(index) is not { } segment) return false;
        if (segment is { IsSimple: true } && segment.Parts[0].IsLiteral) return text.Equals(segment.Parts[0].Text, StringComparison.OrdinalIgnoreCase);
        var values = new RouteValueDictionary();
        var alone = new RouteTemplate(string.Empty, [segment]);
        var names = segment.Parts.Where(part => part.IsParameter).Select(part => part.Name).ToHashSet();
        return new TemplateMatcher(alone, []).TryMatch("/" + text, values) && _constraints.Where(pair => names.Contains(pair.Name))
            .All(pair => pair.Constraint.Match(null, null, pair.Name, values, RouteDirection.IncomingRequest));
    }

    // A catch-all, the last segment, stands for every one after it.
    private TemplateSegment? Segment(int index) => _template.Segments is { Count: > 0 } segments
        ? index < segments.Count ? segments[index] : segments[^1].Parts[^1].IsCatchAll ? segments[^1] : null
        : null;
}
