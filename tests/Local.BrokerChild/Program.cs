using CreditFunctions.Local.ServiceBus;
using Microsoft.Extensions.Logging;

// <database> <config> [port]: prints the port, then serves until its input ends or it is killed.
using var loggers = LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
await using var broker = await Broker.OpenAsync(args[0], ServiceBusConfig.Load(args[1]), TimeProvider.System, loggers, CancellationToken.None);
await using var endpoint = await AmqpEndpoint.StartAsync(broker, args.Length > 2 ? int.Parse(args[2]) : 0, AmqpEndpoint.EmulatorKey, loggers);
Console.WriteLine(endpoint.Port);
await Console.In.ReadToEndAsync();
