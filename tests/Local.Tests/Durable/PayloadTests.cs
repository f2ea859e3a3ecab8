using Microsoft.DurableTask;

namespace CreditFunctions.Local.Tests.Durable;

public class PayloadTests
{
    private enum Colour
    {
        Red = 1,
        Green = 2,
    }

    private sealed record Payload(string FullName, Colour Colour);

    [Theory, BothModes]
    public async Task Behaviour_8_payloads_keep_the_names_of_CSharp_and_enums_as_numbers(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
        {
            context.SetCustomStatus(context.GetInput<Payload>());
            return Task.FromResult(context.GetInput<Payload>()!);
        });

        var ended = await host.RunAsync("Main", new Payload("四平", Colour.Green));

        Assert.Equal("""{"FullName":"\u56DB\u5E73","Colour":2}""", ended.SerializedInput);
        Assert.Equal(ended.SerializedInput, ended.SerializedOutput);
        Assert.Equal(ended.SerializedInput, ended.SerializedCustomStatus);
        Assert.Equal(new Payload("四平", Colour.Green), ended.ReadOutputAs<Payload>());
    }

    [Theory, BothModes]
    public async Task Behaviour_8_payloads_are_read_in_any_case_of_letters(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context => (await context.WaitForExternalEvent<Payload>("Event")).FullName);

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "Event", new { fullname = "x", COLOUR = 1 });

        Assert.Equal("x", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task Nothing_given_stays_nothing(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var received = await context.WaitForExternalEvent<Payload?>("Event");
            return (object?)(received ?? context.GetInput<Payload>());
        });

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "Event");
        var ended = await host.EndAsync(id);

        Assert.Null(ended.SerializedInput);
        Assert.Null(ended.SerializedOutput);
    }

    [Theory, BothModes]
    public async Task Large_payloads_pass(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<string, int>("Length", text => text.Length);
        host.Code.Orchestrator("Main", context => context.CallActivityAsync<int>("Length", context.GetInput<string>()));

        Assert.Equal(300_000, (await host.RunAsync("Main", new string('字', 300_000))).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Payloads_are_read_only_where_they_were_asked_for()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Orchestrator("Main", _ => Task.FromResult(1));
        var id = (await host.RunAsync("Main", 5)).InstanceId;

        var bare = (await host.Client.GetInstanceAsync(id))!;

        Assert.Null(bare.SerializedInput);
        Assert.Throws<InvalidOperationException>(() => bare.ReadOutputAs<int>());
    }
}
