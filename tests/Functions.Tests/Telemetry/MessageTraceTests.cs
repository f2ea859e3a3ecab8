using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Functions.Tests.Operations;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Telemetry;
using CreditFunctions.Tests.Shared;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>A trace goes on through Service Bus: from whoever sends, through the message, into the function and what it starts.</summary>
public sealed class MessageTraceTests
{
    private const string First = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Second = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Theory]
    [InlineData("Diagnostic-Id")]
    [InlineData("traceparent")]
    public async Task Submission_by_message_goes_on_in_the_senders_trace_and_its_ingestion_hangs_on_it(string property)
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var process = await LocalAppProcess.StartAsync(RunningApp.Begin, collector.Settings);
        var rows = new PenaltyRows(815);
        var token = await process.TokenAsync(["provider"], rows.Unit, "agency-system");
        await OfficialSender.SendAsync(process, "text/csv", PenaltyRows.Csv(rows.Row(1, rows.Company())), new Dictionary<string, string>
        {
            ["item"] = "penalty", ["batch"] = "b1", ["authorization"] = "Bearer " + token, [property] = First,
        });

        var message = await collector.WaitAsync(of => of.Spans.FirstOrDefault(span => span.Name == "SubmissionMessage"));
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"), (message.TraceId, message.ParentId));
        Assert.Equal((true, 0), (message.IsConsumer, message.Links.Count));
        var step = await collector.WaitAsync(of => of.Spans.FirstOrDefault(span => span.Name == "IngestStep"));
        Assert.Equal((message.TraceId, message.SpanId), Assert.Single(step.Links));
        Assert.Equal(message.Attributes["receipt.id"], step.Attributes["receipt.id"]);
        Assert.Contains(collector.Spans, span => span.TraceId == message.TraceId && span.Scope.StartsWith("Azure.Data.Tables", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_carries_the_trace_in_which_it_is_sent_and_a_batch_links_to_the_trace_of_each_of_its_messages()
    {
        var data = Directory.CreateTempSubdirectory("message-trace-").FullName;
        using var listener = Listen();
        await using (var host = await InProcessHost.StartAsync(data, [typeof(Batches)], builder => builder.UseWhen<InvocationSpan>(InvocationSpan.Wraps)))
        {
            await using var client = new ServiceBusClient(host.Process.ServiceBusConnectionString);
            await using var sender = client.CreateSender("submissions");
            using var sending = Instruments.Source.StartActivity("sending")!;
            await sender.SendMessagesAsync([Message("plain"), Message("traceparent", First), Message("Diagnostic-Id", Second), Message("traceparent", "nonsense")]);
            while (Batches.Seen.Sum(batch => batch.Count) < 4) await Task.Delay(50);

            var spans = Batches.Seen.Select(batch => batch.Span).ToList();
            Assert.All(spans, span => Assert.Equal((ActivityKind.Consumer, null), (span.Kind, span.ParentId)));
            string[] sent = [sending.TraceId.ToHexString(), First.Split('-')[1], Second.Split('-')[1]];
            Assert.Equal(sent.Order(), spans.SelectMany(span => span.Links).Select(link => link.Context.TraceId.ToHexString()).Order());
        }

        Directory.Delete(data, recursive: true);
    }

    private static ServiceBusMessage Message(string name, string? trace = null)
    {
        var message = new ServiceBusMessage("b");
        message.ApplicationProperties[name] = trace ?? "nothing";
        return message;
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Instruments.Name or "Azure.Messaging.ServiceBus.Message",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Name is "BatchOfMessages" or "sending" or "Message" ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>A function that takes many messages at once.</summary>
    internal sealed class Batches
    {
        public static ConcurrentQueue<(Activity Span, int Count)> Seen { get; } = new();

        [Function("BatchOfMessages")]
        public Task RunAsync([ServiceBusTrigger("submissions", Connection = "ServiceBus", IsBatched = true)] ServiceBusReceivedMessage[] messages)
        {
            Seen.Enqueue((Activity.Current!, messages.Length));
            return Task.CompletedTask;
        }
    }
}
