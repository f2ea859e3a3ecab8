using Azure.Messaging.ServiceBus;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Identifiers;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Submissions.Messages;

/// <summary>
/// Who sent a message. Service Bus does not tell: the sender's token stands in the application property <c>authorization</c> and is checked as
/// over HTTP, at the time at which the message was enqueued.
/// </summary>
internal sealed class MessageSender(TokenValidator tokens)
{
    private const string Authorization = "authorization", Unit = "unit", Bearer = "Bearer ";

    /// <summary>Why a message is nobody's.</summary>
    public static Problem Unauthenticated { get; } = new(StatusCodes.Status401Unauthorized, "unauthenticated",
        "消息中没有发送单位的有效访问令牌，请在应用属性 authorization 中附上本单位的令牌后重新发送。",
        "The application property 'authorization' holds no valid token of this unit in the role that it needs.");

    /// <summary>The sender's unit, or null where the message proves none.</summary>
    /// <exception cref="ProblemException">503: the keys of the identity provider can't be read now; try the message again.</exception>
    public Task<string?> UnitAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken) =>
        UnitAsync(message.ApplicationProperties, message.EnqueuedTime, cancellationToken);

    /// <summary>The same by a message's application properties and the time at which it was enqueued.</summary>
    internal async Task<string?> UnitAsync(IReadOnlyDictionary<string, object> properties, DateTimeOffset enqueued, CancellationToken cancellationToken) =>
        (await CallerAsync(properties, enqueued, Role.Provider, cancellationToken))?.Unit;

    /// <summary>Who sent a message in a role, of a unit; null where the message proves nobody.</summary>
    /// <exception cref="ProblemException">503: the keys of the identity provider can't be read now; try the message again.</exception>
    public async Task<Caller?> CallerAsync(IReadOnlyDictionary<string, object> properties, DateTimeOffset enqueued, Role role, CancellationToken cancellationToken)
    {
        if (!properties.TryGetValue(Authorization, out var value) || value is not string { Length: > 0 } text) return null;
        var token = text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? text[Bearer.Length..].Trim() : text.Trim();
        var answer = await tokens.ValidateAsync(token, enqueued, cancellationToken);
        if (answer.Problem?.Status >= StatusCodes.Status500InternalServerError) throw answer.Problem.AsException();
        return answer.Caller is { Unit: { } unit } caller && caller.Is(role) && !NamesAnother(properties, unit) ? caller : null;
    }

    /// <summary>Whether a source names another unit than the token's: its last part is a unified social credit code.</summary>
    public static bool NamesAnother(string? source, string unit)
    {
        var last = source?[(source.LastIndexOfAny(['/', ':']) + 1)..];
        return Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, last, out var named, out _) && named!.Number != unit;
    }

    private static bool NamesAnother(IReadOnlyDictionary<string, object> properties, string unit) =>
        properties.TryGetValue(Unit, out var named) && named is string text && text != unit;
}
