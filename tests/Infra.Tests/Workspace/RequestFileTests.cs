using System.Text.RegularExpressions;

namespace CreditFunctions.Infra.Tests.Workspace;

/// <summary>http/*.http has a request for every HTTP function, and none for what is not there.</summary>
public partial class RequestFileTests
{
    private static readonly (string Method, string Path)[] s_requests =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "http"), "*.http")
            .SelectMany(file => Request().Matches(File.ReadAllText(file)))
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value.Trim()))];

    [Fact]
    public void Every_http_function_has_a_request()
    {
        Assert.NotEmpty(Routes.All);
        var missing = Routes.All.Where(route => !s_requests.Any(request => request.Method == route.Method && Routes.Matches(route.Template, request.Path)));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_request_goes_to_a_function()
    {
        // What stands under /local is the local host's own.
        var lost = s_requests.Where(request => !request.Path.StartsWith("/local/", StringComparison.Ordinal)
            && !Routes.All.Any(route => route.Method == request.Method && Routes.Matches(route.Template, request.Path)));
        Assert.Empty(lost);
    }

    [GeneratedRegex(@"(?m)^(GET|POST|PUT|PATCH|DELETE) {{host}}(\S+)\s*$")]
    private static partial Regex Request();
}
