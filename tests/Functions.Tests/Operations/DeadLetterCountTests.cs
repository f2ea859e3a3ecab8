using Azure.Messaging.ServiceBus;
using CreditFunctions.Functions.Tests.Telemetry;

namespace CreditFunctions.Functions.Tests.Operations;

public sealed class DeadLetterCountTests
{
    [Fact]
    public async Task Dead_letters_are_counted_each_hour_by_queue()
    {
        await using var app = await OperatedApp.StartAsync();
        await using var client = new ServiceBusClient(app.Host.Process.ServiceBusConnectionString);
        await using var sender = client.CreateSender("submissions");
        await sender.SendMessagesAsync([new ServiceBusMessage("{}") { MessageId = "one" }, new ServiceBusMessage("{}") { MessageId = "two" }]);
        await app.Objections.MoveToAsync("2026-11-02T09:30:00+08:00");
        Assert.Contains(Measured.Now("credit.dead_letters"), of => of.Value == 2 && of.By["queue"] as string == "submissions");
        Assert.DoesNotContain(Measured.Now("credit.dead_letters"), of => of.Value > 0 && of.By["queue"] as string == "feedback");
    }
}
