using System.Text.RegularExpressions;

namespace CreditFunctions.Infra.Tests.Workspace;

/// <summary>The HTTP functions of the app, by method and route template, read from the sources.</summary>
internal static partial class Routes
{
    public static IReadOnlyList<(string Method, string Template)> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories).SelectMany(Of)];

    /// <summary>Whether a path goes to a template; a variable of a request file may stand for any one segment.</summary>
    public static bool Matches(string template, string path)
    {
        var pattern = Parameter().Replace(Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal), match =>
            match.Value.Contains(":int", StringComparison.Ordinal) ? "([0-9]+|{{.+?}})" : "[^/?]+");
        return Regex.IsMatch(path, $"^/{pattern}(\\?.*)?$", RegexOptions.IgnoreCase);
    }

    private static IEnumerable<(string, string)> Of(string file)
    {
        var source = File.ReadAllText(file);
        foreach (Match trigger in Trigger().Matches(source))
        {
            var route = trigger.Groups[2].Value;
            var template = route.StartsWith('"') ? route.Trim('"') : Regex.Match(source, $"const string {route} = \"([^\"]+)\"").Groups[1].Value;
            foreach (Match method in Regex.Matches(trigger.Groups[1].Value, "\"(\\w+)\"")) yield return (method.Groups[1].Value.ToUpperInvariant(), template);
        }
    }

    [GeneratedRegex(@"HttpTrigger\(AuthorizationLevel\.\w+,\s*((?:""\w+"",\s*)+)Route\s*=\s*(""[^""]+""|\w+)")]
    private static partial Regex Trigger();

    [GeneratedRegex(@"{[^}]+}")]
    private static partial Regex Parameter();
}
