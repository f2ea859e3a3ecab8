using System.Reflection;
using System.Text;
using System.Text.Json;
using CreditFunctions.Objections;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Problems;

/// <summary>What a body may hold: a value of a list by its name, an instant with its offset. Asked of every request that has such a field.</summary>
public sealed class JsonBodyTests
{
    private static readonly string[] s_noNames = ["7", "0", "-1", "\"7\"", "\"no-such-name\"", "true", "{}"];
    private static readonly string[] s_noInstants =
        ["\"2026-09-30T17:00:00\"", "\"2026-09-30\"", "\"2026-09-31T17:00:00+08:00\"", "\"2026-09-30T17:00:00+08\"", "\"\"", "1790000000"];

    public static TheoryData<string, string> Enums => Fields(type => type.IsEnum);

    public static TheoryData<string, string> Instants => Fields(type => type == typeof(DateTimeOffset));

    [Theory, MemberData(nameof(Enums))]
    public Task What_is_no_name_of_a_list_is_refused_by_its_field(string request, string field) => AllRefusedAsync(request, field, [.. s_noNames, Both(request, field)]);

    [Theory, MemberData(nameof(Instants))]
    public Task What_is_no_instant_with_its_offset_is_refused_by_its_field(string request, string field) => AllRefusedAsync(request, field, s_noInstants);

    [Fact]
    public async Task Where_only_the_offset_is_missing_the_answer_says_so()
    {
        var error = await RefusedAsync(typeof(FileObjectionRequest), "receivedAt", "\"2026-09-30T17:00:00\"");
        Assert.Equal("offset-required", error.Code);
        Assert.Contains("+08:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instant_is_read_with_the_offset_that_was_written()
    {
        var read = await JsonBody.ReadAsync<FileObjectionRequest>(Body("{\"receivedAt\":\"2026-09-30T17:00:00+09:00\",\"delivery\":\"post\"}"), default);
        Assert.Equal(new DateTimeOffset(2026, 9, 30, 17, 0, 0, TimeSpan.FromHours(9)), read.ReceivedAt);
        Assert.Equal(TimeSpan.FromHours(9), read.ReceivedAt!.Value.Offset);
    }

    private static async Task AllRefusedAsync(string request, string field, IEnumerable<string> values)
    {
        var type = typeof(JsonBody).Assembly.GetType(request)!;
        foreach (var value in values) Assert.Equal($"$.{field}", (await RefusedAsync(type, field, value)).Field);
    }

    private static async Task<FieldError> RefusedAsync(Type type, string field, string value)
    {
        var read = typeof(JsonBody).GetMethod(nameof(JsonBody.ReadAsync))!.MakeGenericMethod(type);
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            (Task)read.Invoke(null, [Body($"{{\"{field}\":{value}}}"), CancellationToken.None, JsonBody.Limit])!);
        Assert.Equal((400, "invalid-request"), (refused.Problem.Status, refused.Problem.Code));
        return Assert.Single(refused.Problem.Errors);
    }

    // Two names at once are the number that both make together.
    private static string Both(string request, string field)
    {
        var list = TypeOf(typeof(JsonBody).Assembly.GetType(request)!.GetProperty(field, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)!);
        return $"\"{string.Join(", ", Enum.GetNames(list).TakeLast(2).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}\"";
    }

    private static TheoryData<string, string> Fields(Func<Type, bool> wanted)
    {
        var fields = new TheoryData<string, string>();
        foreach (var type in typeof(JsonBody).Assembly.GetTypes().Where(IsRequest))
        {
            foreach (var field in type.GetProperties().Where(field => wanted(TypeOf(field)))) fields.Add(type.FullName!, JsonNamingPolicy.CamelCase.ConvertName(field.Name));
        }

        return fields;
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal) || type.Name.EndsWith("Body", StringComparison.Ordinal);

    private static Type TypeOf(PropertyInfo field) => Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;

    private static HttpRequest Body(string json)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return request;
    }
}
