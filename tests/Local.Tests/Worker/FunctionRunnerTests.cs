using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Tests.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Local.Tests.Worker;

public sealed class FunctionRunnerTests : IAsyncLifetime
{
    private const string Entities = """
        {"UserConfig":{"Namespaces":[{"Name":"n","Queues":[
          {"Name":"single","Properties":{"MaxDeliveryCount":3}},{"Name":"many","Properties":{"MaxDeliveryCount":3}}],
          "Topics":[{"Name":"notices","Properties":{"DefaultMessageTimeToLive":"PT1H"},"Subscriptions":[{"Name":"all","Properties":{}}]}]}]}}
        """;

    private readonly Trail _trail = new();
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await TestHost.StartAsync([typeof(SampleWorkerFunctions)], builder =>
    {
        builder.Services.AddSingleton(_trail).AddScoped<ScopeMark>();
        builder.UseMiddleware<OuterMiddleware>();
        builder.UseWhen<HttpOnlyMiddleware>(context => context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger"));
    }, clock: "2026-09-24T09:00:00+08:00", serviceBus: Entities, settings: new Dictionary<string, string>
    {
        ["Bus"] = "Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=a;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;",
    }, hostJson: """{"extensions":{"http":{"routePrefix":""},"serviceBus":{"autoCompleteMessages":true,"maxConcurrentCalls":1}}}""");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Behaviour_8_durable_payloads_keep_the_names_of_csharp_and_enums_as_numbers()
    {
        await BeginAsync("Steps");
        await MoveAsync("PT1M");
        var result = await ResultAsync("Steps-1");
        Assert.Equal("""{"DocumentNumber":"A-1","Day":5}""", result.GetProperty("serializedInput").GetString());
        Assert.Equal("""{"DocumentNumber":"A-1/Friday@Steps-1 A-1/Monday@Steps-1","Day":0}""", result.GetProperty("serializedOutput").GetString());
    }

    [Fact]
    public async Task Behaviour_8_durable_payloads_follow_the_workers_serializer_where_the_app_sets_one()
    {
        await using var host = await TestHost.StartAsync([typeof(SampleWorkerFunctions)], builder =>
        {
            builder.Services.AddSingleton(_trail).AddScoped<ScopeMark>();
            builder.Services.Configure<WorkerOptions>(worker => worker.Serializer =
                new Azure.Core.Serialization.JsonObjectSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web)));
        }, serviceBus: Entities, settings: new Dictionary<string, string> { ["Bus"] = "Endpoint=sb://127.0.0.1:5672;UseDevelopmentEmulator=true;" });
        await host.Client.PostAsync("begin/Fails", null);
        Assert.Contains("documentNumber", await host.Client.GetStringAsync("result/Fails-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behaviour_9_each_activity_run_has_a_scope_of_its_own()
    {
        await BeginAsync("Steps");
        await MoveAsync("PT1M");
        await ResultAsync("Steps-1");
        Assert.Equal(2, _trail.Where(line => line.StartsWith("scope", StringComparison.Ordinal)).Distinct().Count());
    }

    [Fact]
    public async Task Behaviour_10_middleware_runs_first_registered_outermost_and_where_its_condition_holds()
    {
        Assert.Equal("plain", await _host.Client.GetStringAsync("plain"));
        Assert.Equal(["outer before Plain", "http before Plain", "outer after Plain"], _trail);
    }

    [Fact]
    public async Task Behaviour_10_middleware_runs_for_activities_and_for_orchestrators_from_their_beginning()
    {
        await BeginAsync("Steps");
        await MoveAsync("PT1M");
        await ResultAsync("Steps-1");
        Assert.Equal(2, _trail.Count(line => line == "outer after Stamp"));
        Assert.Contains("outer before Steps", _trail);
        Assert.Single(_trail, line => line == "outer after Steps");
        Assert.DoesNotContain(_trail, line => line is "http before Steps" or "http before Stamp");
    }

    [Fact]
    public async Task Behaviour_10_middleware_can_end_a_request_or_replace_its_answer_by_the_invocation_result()
    {
        using var stopped = await _host.Client.GetAsync("plain?stop");
        Assert.Equal(418, (int)stopped.StatusCode);
        Assert.Equal("stopped", await stopped.Content.ReadAsStringAsync());
        Assert.Equal("replaced", await _host.Client.GetStringAsync("plain?replace"));
    }

    [Fact]
    public async Task A_failed_activity_fails_its_orchestration_with_the_reason()
    {
        await BeginAsync("Fails");
        var result = await ResultAsync("Fails-1");
        Assert.Equal("Failed", result.GetProperty("status").GetString());
        Assert.Contains("number 7", result.GetProperty("failure").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Behaviour_13_there_is_no_FromBody_to_answer_malformed_json_with_a_500() =>
        Assert.Null(typeof(FunctionContext).Assembly.GetType("Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute"));

    [Fact]
    public async Task Behaviour_15_a_message_comes_one_by_one_and_a_batch_as_an_array()
    {
        await SendAsync("single", "a", "b");
        await SendAsync("many", "1", "2", "3");
        await MoveAsync("PT0S");
        Assert.Equal(["one a", "one b"], _trail.Where(line => line.StartsWith("one", StringComparison.Ordinal)));
        Assert.Equal("1,2,3", string.Join(',', _trail.Where(line => line.StartsWith("batch", StringComparison.Ordinal)).Select(line => line.Split(": ")[1])));
    }

    [Fact]
    public async Task The_clock_moves_through_an_orchestration_and_answers_when_all_is_quiet()
    {
        await BeginAsync("Steps");
        await MoveAsync("PT59S");
        Assert.Single(_trail, line => line == "outer after Stamp");
        await MoveAsync("PT1S");
        Assert.Equal(2, _trail.Count(line => line == "outer after Stamp"));
        Assert.Contains("outer after Steps", _trail);
    }

    [Fact]
    public async Task Notices_to_a_unit_are_listed_in_order_also_after_their_time_to_live()
    {
        await using var client = new ServiceBusClient(Bus);
        await using var sender = client.CreateSender("notices");
        foreach (var (unit, id) in new[] { ("U1", 1), ("U2", 2), ("U1", 3) })
        {
            var message = new ServiceBusMessage($$"""{"id":{{id}}}""");
            message.ApplicationProperties["unit"] = unit;
            await sender.SendMessageAsync(message);
        }

        await MoveAsync("P2D");
        Assert.Equal("""[{"id":1},{"id":3}]""", await _host.Client.GetStringAsync("local/notices?unit=U1"));
        Assert.Equal("[]", await _host.Client.GetStringAsync("local/notices?unit=U3"));
        using var unnamed = await _host.Client.GetAsync("local/notices");
        Assert.Equal(HttpStatusCode.BadRequest, unnamed.StatusCode);
    }

    private string Bus => $"Endpoint=sb://127.0.0.1:{_host.Options.Ports.Amqp};SharedAccessKeyName=a;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    private async Task SendAsync(string queue, params string[] bodies)
    {
        await using var client = new ServiceBusClient(Bus);
        await using var sender = client.CreateSender(queue);
        await sender.SendMessagesAsync(bodies.Select(body => new ServiceBusMessage(body)));
    }

    private async Task BeginAsync(string name) => (await _host.Client.PostAsync($"begin/{name}", null)).EnsureSuccessStatusCode();

    private async Task MoveAsync(string duration) => (await _host.Client.PostAsJsonAsync("local/clock", new { advance = duration })).EnsureSuccessStatusCode();

    private async Task<JsonElement> ResultAsync(string id) => await _host.Client.GetFromJsonAsync<JsonElement>($"result/{id}");
}
