using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Local.Tests.ServiceBus;

/// <summary>The official JavaScript client in a process of its own, told what to do line by line.</summary>
public sealed class OfficialClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _node;

    public OfficialClient() : this("driver.mjs")
    {
    }

    /// <param name="script">The script beside the tests that it runs.</param>
    internal OfficialClient(string script)
    {
        var start = new ProcessStartInfo("node", script)
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Local.Tests", "ServiceBus"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _node = Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
    }

    /// <summary>Does one thing and gives its result.</summary>
    /// <exception cref="OfficialClientException">The client failed.</exception>
    public async Task<JsonNode?> AskAsync(object command)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        await _node.StandardInput.FlushAsync();
        var line = await _node.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("node has ended.");
        var answer = JsonNode.Parse(line)!.AsObject();
        return answer.TryGetPropertyValue("error", out var code)
            ? throw new OfficialClientException((string?)code ?? string.Empty, (string?)answer["message"] ?? string.Empty)
            : answer["result"];
    }

    public void Dispose()
    {
        _node.Kill(entireProcessTree: true);
        _node.Dispose();
    }
}

/// <summary>What the client threw: its code, such as <c>MessageLockLost</c>.</summary>
public sealed class OfficialClientException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;
}
