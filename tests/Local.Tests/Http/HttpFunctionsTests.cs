using System.Net;
using System.Text.Json;
using CreditFunctions.Local.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Tests.Http;

public sealed class HttpFunctionsTests : IAsyncLifetime
{
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync([typeof(SampleHttpFunctions)], builder =>
    {
        builder.Services.AddScoped<Scoped>();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = null);
    });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Behaviour_8_http_answers_are_camel_case() =>
        Assert.Equal("""{"displayName":"four","yearOfBirth":4,"day":1}""", await _host.Client.GetStringAsync("pascal"));

    [Fact]
    public async Task Behaviour_9_one_scope_an_invocation_is_shared_by_constructor_context_and_request()
    {
        var first = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("scope"));
        var second = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("scope"));
        Assert.Equal(first.GetProperty("mine").GetGuid(), first.GetProperty("ofContext").GetGuid());
        Assert.Equal(first.GetProperty("mine").GetGuid(), first.GetProperty("ofRequest").GetGuid());
        Assert.True(first.GetProperty("sameRequest").GetBoolean());
        Assert.NotEqual(first.GetProperty("mine").GetGuid(), second.GetProperty("mine").GetGuid());
    }

    [Fact]
    public async Task Behaviour_9_a_cancellation_token_parameter_is_the_invocations() => Assert.Equal("true", await _host.Client.GetStringAsync("token"));

    [Theory]
    [InlineData("GET", "calendar/2026", 200, "2027")]
    [InlineData("PUT", "calendar/2026", 200, "2027")]
    [InlineData("GET", "CALENDAR/deadline", 200, "deadline")]
    [InlineData("GET", "NoRoute", 200, "by name")]
    [InlineData("GET", "noroute/", 200, "by name")]
    [InlineData("POST", "calendar/2026", 404, "")]
    [InlineData("HEAD", "calendar/2026", 404, "")]
    [InlineData("GET", "calendar/someday", 404, "")]
    [InlineData("GET", "calendar/99999999999", 404, "")]
    [InlineData("GET", "calendar", 404, "")]
    [InlineData("GET", "admin/host/status", 404, "")]
    [InlineData("GET", "", 404, "")]
    [InlineData("GET", "local/nothing", 404, "")]
    public async Task Behaviour_11_routing_table(string method, string path, int status, string body)
    {
        using var answer = await _host.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(body, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Route_values_are_converted_to_the_parameters_type()
    {
        Assert.Equal("""{"id":"01234567-89ab-cdef-0123-456789abcdef","flag":true,"text":null}""",
            await _host.Client.GetStringAsync("typed/01234567-89ab-cdef-0123-456789abcdef/true"));
        Assert.Equal("""{"id":"01234567-89ab-cdef-0123-456789abcdef","flag":false,"text":"四平"}""",
            await _host.Client.GetStringAsync("typed/01234567-89ab-cdef-0123-456789abcdef/false/四平"));
        using var wrong = await _host.Client.GetAsync("typed/01234567-89ab-cdef-0123-456789abcdef/maybe");
        Assert.Equal(HttpStatusCode.InternalServerError, wrong.StatusCode);
    }

    [Fact]
    public async Task An_exception_is_logged_and_answered_by_an_empty_500()
    {
        using var answer = await _host.Client.GetAsync("throws");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains(_host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("Throws failed. secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problem_details_and_files_are_written_as_mvc_does()
    {
        using var problem = await _host.Client.GetAsync("problem");
        Assert.Equal(HttpStatusCode.Conflict, problem.StatusCode);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
        using var file = await _host.Client.GetAsync("file.csv");
        Assert.Equal("findings.csv", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF, 0x41], await file.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(40_000_000, false, HttpStatusCode.OK)]
    [InlineData(104_857_601, false, HttpStatusCode.InternalServerError)]
    [InlineData(104_857_600, true, HttpStatusCode.OK)]
    [InlineData(104_857_601, true, HttpStatusCode.InternalServerError)]
    public async Task Behaviour_12_the_host_ends_a_body_at_its_own_limit_with_an_empty_500(long length, bool chunked, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "length") { Content = new Zeros(length, chunked) };
        request.Headers.ExpectContinue = !chunked;
        using var answer = await _host.Client.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? length.ToString() : "", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Behaviour_12_the_workers_own_limit_is_thirty_million_bytes_unless_kestrel_is_configured()
    {
        await using var plain = await TestHost.StartAsync([typeof(SampleHttpFunctions)], builder => builder.Services.AddScoped<Scoped>());
        using var fits = await plain.Client.PostAsync("length", new Zeros(30_000_000, chunked: false));
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "length") { Content = new Zeros(30_000_001, chunked: false) };
        request.Headers.ExpectContinue = true;
        using var exceeds = await plain.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, exceeds.StatusCode);
    }

    [Fact]
    public async Task Behaviour_12_a_function_that_does_not_answer_in_time_is_given_up_with_an_empty_500_and_told()
    {
        Assert.Equal(TimeSpan.FromSeconds(240), _host.Options.AnswerLimit);
        await using var impatient = await TestHost.StartAsync([typeof(SampleHttpFunctions)], builder => builder.Services.AddScoped<Scoped>(),
            answerLimit: TimeSpan.FromMilliseconds(50));
        using var answer = await impatient.Client.GetAsync("waits");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains(impatient.Log.Lines, line => line.Contains("Waits did not answer within", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Middleware_sees_the_definition_as_the_genuine_worker_shows_it()
    {
        var seen = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("definition"));
        Assert.Equal("Definition", seen.GetProperty("name").GetString());
        Assert.Equal("CreditFunctions.Local.Tests.Http.SampleHttpFunctions.Definition", seen.GetProperty("entryPoint").GetString());
        Assert.Equal(["request:httpTrigger"], seen.GetProperty("bindings").EnumerateArray().Select(binding => binding.GetString()));
    }

    [Fact]
    public async Task The_callers_trace_goes_on()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "definition");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await _host.Client.SendAsync(request);
        var trace = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("trace").GetString();
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", trace, StringComparison.Ordinal);
    }
}
