namespace CreditFunctions.Local.Settings;

/// <summary>The ports that the host really uses; <paramref name="Storage"/> is the first of three.</summary>
internal sealed record HostPorts(int Http, int Amqp, int Storage)
{
    public static HostPorts From(HostArguments arguments) => new(
        arguments.HttpPort == 0 ? FreePorts.Find() : arguments.HttpPort,
        arguments.AmqpPort == 0 ? FreePorts.Find() : arguments.AmqpPort,
        arguments.StoragePort == 0 ? FreePorts.Find(3) : arguments.StoragePort);

    public string HttpAddress => $"http://127.0.0.1:{Http}";
}
