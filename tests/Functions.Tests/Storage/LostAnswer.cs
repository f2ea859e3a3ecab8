using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>What a client gets in place of an answer that was lost on its way: 503, after which it sends the call again.</summary>
internal sealed class LostAnswer : Response
{
    public override int Status => 503;
    public override bool IsError => true;
    public override string ReasonPhrase => "Service Unavailable";
    public override Stream? ContentStream { get; set; }
    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => false;
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }
}
