using System.Net;
using System.Text;
using System.Text.Json;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>
/// Who may do what, as a table: every route with every role against the running app. <c>access-matrix.txt</c> is the table as it is meant;
/// a new route, or another answer, fails here until somebody has looked at its line and put it there.
/// </summary>
[Trait("Article", "28")]
public sealed class AccessMatrixTests(RunningApp running) : IClassFixture<RunningApp>
{
    private static readonly string s_file = System.IO.Path.Combine(Repository.Root, "tests", "Functions.Tests", "Access", "access-matrix.txt");

    [Fact]
    public async Task Every_route_answers_every_role_as_the_table_says_and_tells_nobody_what_is_anothers()
    {
        var lines = new List<string> { Header() };
        var faults = new List<string>();
        foreach (var route in MatrixRoute.All) lines.Add(await LineAsync(route, faults));
        // Comments explain; only the table is compared.
        var meant = (await File.ReadAllLinesAsync(s_file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd()).ToHashSet();
        var message = new StringBuilder();
        foreach (var line in lines.Except(meant)) message.AppendLine("add:    " + line);
        foreach (var line in meant.Except(lines)) message.AppendLine("remove: " + line);
        foreach (var fault in faults) message.AppendLine(fault);
        Assert.True(message.Length == 0, $"{s_file} is not what the app does. Is it meant so? Then\n{message}");
    }

    private static string Header() => ($"{"route",-70}" + string.Concat(MatrixCallers.Columns.Select(Cell))).TrimEnd();

    private async Task<string> LineAsync(MatrixRoute route, List<string> faults)
    {
        var app = await ObjectionApp.StartAsync(running.Process, running.Stored);
        var other = await ObjectionApp.StartAsync(running.Process, running.Stored);
        var objects = new MatrixObjects(app, running.Stored);
        var values = await objects.ValuesAsync(route);
        var tokens = await MatrixCallers.TokensAsync(app, objects.Owner, ObjectionApp.Code("11"), other.Organisation.Number);
        var hangers = await HangersAsync(route, other, values);
        var cells = new StringBuilder();
        foreach (var column in MatrixCallers.Columns)
        {
            var (status, answer) = await SendAsync(route, values, tokens[column]);
            cells.Append(Cell(Word(status)));
            if ((int)status >= 500) faults.Add($"{route.Name}: {column} is answered {(int)status}");
            if (hangers is not null) await CompareAsync(hangers.Value.Others, hangers.Value.None);
            if (column is not (MatrixCallers.OtherUnit or MatrixCallers.OtherSubject) || !route.Parameters.Any(MatrixObjects.IsId)) continue;
            // Another's thing, and one that is not there at all, are answered by the same bytes.
            if (status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound) await CompareAsync(values, MatrixObjects.Unknowns(values));

            async Task CompareAsync(IReadOnlyDictionary<string, string> others, IReadOnlyDictionary<string, string> none)
            {
                var there = await SendAsync(route, others, tokens[column]);
                var unknown = await SendAsync(route, none, tokens[column]);
                if (there == unknown) return;
                faults.Add($"{route.Name}: {column} can tell another's thing ({(int)there.Status} {there.Answer}) from none ({(int)unknown.Status} {unknown.Answer})");
            }
        }

        return ($"{route.Name,-70}" + cells).TrimEnd();
    }

    // Where a thing hangs on another: whoever may see the latter asks there for what hangs on somebody else's.
    private async Task<(IReadOnlyDictionary<string, string> Others, IReadOnlyDictionary<string, string> None)?> HangersAsync(
        MatrixRoute route, ObjectionApp other, Dictionary<string, string> values)
    {
        if (route.Parameters.Count(name => name.EndsWith("Id", StringComparison.Ordinal)) < 2) return null;
        var last = route.Parameters[^1];
        var theirs = await new MatrixObjects(other, running.Stored).ValuesAsync(route);
        return (new Dictionary<string, string>(values) { [last] = theirs[last] },
            new Dictionary<string, string>(values) { [last] = MatrixObjects.UnknownLike(last, values[last]) });
    }

    private async Task<(HttpStatusCode Status, string Answer)> SendAsync(MatrixRoute route, IReadOnlyDictionary<string, string> values, string? token)
    {
        var query = route.Template.EndsWith("/records", StringComparison.Ordinal) ? "?purpose=1&matter=M1" : string.Empty;
        if (route.Parameters.Contains("entry") && values.TryGetValue("subject", out var subject)) query = "?subject=" + subject;
        var content = route.Method == HttpMethod.Get || route.Method == HttpMethod.Delete ? null
            // With its length, in one piece: who is refused is answered before the body is read, and a body that comes in pieces is cut off then.
            : new StringContent(JsonSerializer.Serialize(MatrixObjects.Body(route)), Encoding.UTF8, "application/json");
        using var answer = await running.Process.SendAsync(route.Method, route.Path(values) + query, token, content);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? string.Empty : await answer.Content.ReadAsStringAsync());
    }

    // Let in, whatever the function then said of the request itself; who you are; not you; not that you could know of it.
    private static string Word(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "who",
        HttpStatusCode.Forbidden => "no",
        HttpStatusCode.NotFound => "none",
        _ => "yes",
    };

    private static string Cell(string text) => $" {text,-13}";
}
