using CreditFunctions.Cases;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CreditFunctions.Access;
using CreditFunctions.Objections;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>What orchestrations hand about goes through the worker's serializer, on both hosts with the same options: nothing may be lost in it.</summary>
public sealed partial class DurablePayloadTests
{
    // The worker's own: PascalCase, read case-insensitively, enums as numbers.
    private static readonly JsonSerializerOptions s_workers = new() { PropertyNameCaseInsensitive = true };

    private static IEnumerable<Type> Payloads => typeof(AccessRules).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetParameters().Where(parameter => parameter.GetCustomAttribute<ActivityTriggerAttribute>() is not null)
            .SelectMany(parameter => new[] { parameter.ParameterType, Result(method.ReturnType) }))
        .OfType<Type>().Append(typeof(CaseInput)).Append(typeof(IngestInput)).Distinct();

    public static TheoryData<string> Names => [.. Payloads.Select(type => type.FullName!)];

    [Theory, MemberData(nameof(Names))]
    public void Every_input_and_result_comes_back_as_it_went(string name) => Assert.Null(Fault(Payloads.Single(type => type.FullName == name)));

    [Fact]
    public void The_local_hosts_serializer_has_the_same_options()
    {
        var sample = new Mixed(DayOfWeek.Friday, "x");
        var written = new WorkerOptions().Serializer!.Serialize(sample).ToString();
        Assert.Equal(JsonSerializer.Serialize(sample, s_workers), written);
        using var lower = new MemoryStream("""{ "day": 5, "text": "x" }"""u8.ToArray());
        Assert.Equal(sample, new WorkerOptions().Serializer!.Deserialize(lower, typeof(Mixed), default));
    }

    [Fact]
    public void The_app_changes_no_option_of_the_serializer() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories),
        file => Assert.False(ChangesSerializer().IsMatch(File.ReadAllText(file)), file));

    // The genuine worker makes its serializer of the container's JsonSerializerOptions, unless one is set.
    [Theory]
    [InlineData("services.Configure<WorkerOptions>(worker => worker.Serializer = mine);", true)]
    [InlineData("services.Configure<JsonSerializerOptions>(json => json.WriteIndented = true);", true)]
    [InlineData("services.Configure<WorkerOptions>(worker => worker.Capabilities[name] = value);", false)]
    [InlineData("services.Configure<JsonOptions>(options => JsonContract.Apply(options.JsonSerializerOptions));", false)]
    public void A_change_of_the_serializer_is_found(string source, bool found) => Assert.Equal(found, ChangesSerializer().IsMatch(source));

    [Theory]
    [InlineData(typeof(Lossy))]
    [InlineData(typeof(Unreadable))]
    public void A_payload_that_loses_something_is_found(Type type) => Assert.NotNull(Fault(type));

    private static string? Fault(Type type)
    {
        var sample = SamplePayload.Of(type);
        var json = JsonSerializer.Serialize(sample, type, s_workers);
        try
        {
            var back = JsonSerializer.Deserialize(json, type, s_workers);
            var again = JsonSerializer.Serialize(back, type, s_workers);
            var unseen = type.GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && type.Namespace!.StartsWith("CreditFunctions", StringComparison.Ordinal)
                && !Equal(property.GetValue(sample), property.GetValue(back))).Select(property => property.Name).ToList();
            return again != json ? $"{json} comes back as {again}" : unseen.Count > 0 ? $"lost: {string.Join(", ", unseen)}" : null;
        }
        catch (Exception error) when (error is NotSupportedException or InvalidOperationException or JsonException)
        {
            return error.Message;
        }
    }

    private static bool Equal(object? one, object? other) => JsonSerializer.Serialize(one, s_workers) == JsonSerializer.Serialize(other, s_workers);

    private static Type? Result(Type returned) =>
        returned == typeof(Task) || returned == typeof(void) ? null : returned.IsGenericType && returned.GetGenericTypeDefinition() == typeof(Task<>) ? returned.GetGenericArguments()[0] : returned;

    [GeneratedRegex(@"\.Serializer\s*=[^=>]|Configure<JsonSerializerOptions>")]
    private static partial Regex ChangesSerializer();

    internal sealed record Mixed(DayOfWeek Day, string Text);

    internal sealed record Lossy(string Kept)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public string Lost { get; set; } = string.Empty;
    }

    internal sealed class Unreadable(string written)
    {
        public string Shown { get; } = written;
    }
}
