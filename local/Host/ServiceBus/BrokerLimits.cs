namespace CreditFunctions.Local.ServiceBus;

/// <summary>Limits of the Standard tier.</summary>
internal static class BrokerLimits
{
    /// <summary>The largest message, and the largest batch, as it is encoded.</summary>
    public const int MaxMessageBytes = 262_144;

    /// <summary>The longest message id, in characters.</summary>
    public const int MaxMessageIdLength = 128;

    /// <summary>Message bytes that are kept in memory; what waits beyond them is read back from the file.</summary>
    public const long CachedBytes = 64L * 1024 * 1024;

    /// <summary>What a topic was sent is kept for inspection, the newest so many.</summary>
    public const long SentLogLength = 10_000;
}
