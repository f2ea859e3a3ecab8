using System.Text.Json.Nodes;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;

namespace CreditFunctions.Local.Hosting;

/// <summary>What is printed at the start: the functions as <c>func start</c> lists them, demo tokens, and that the host serves.</summary>
internal sealed class StartReport(LocalHostOptions options, IReadOnlyList<Function> functions, TokenIssuer issuer)
{
    public void Print(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("Functions:");
        output.WriteLine();
        foreach (var function in functions.OrderBy(function => function.Trigger is not HttpTrigger).ThenBy(function => function.Name, StringComparer.Ordinal))
        {
            output.WriteLine(FunctionList.Line(function, options.Ports.HttpAddress));
            output.WriteLine();
        }

        PrintTokens(output);
        output.WriteLine($"Service Bus  sb://127.0.0.1:{options.Ports.Amqp}");
        output.WriteLine($"Storage      http://127.0.0.1:{options.Ports.Storage} (blob), {options.Ports.Storage + 1} (queue), {options.Ports.Storage + 2} (table)");
        output.WriteLine($"Data         {options.Data.Root}");
        output.WriteLine($"Local        {options.Ports.HttpAddress}/local/functions, /local/tokens, /local/clock, /local/notices");
        output.WriteLine();
        output.WriteLine($"ready {options.Ports.HttpAddress}");
        output.Flush();
    }

    private void PrintTokens(TextWriter output)
    {
        if (options.LocalSettings.DemoIdentities.Count == 0) return;
        output.WriteLine($"Demo tokens, valid for {TokenIssuer.DefaultLifetime.TotalHours:0} hours (more from POST {options.Ports.HttpAddress}/local/tokens):");
        output.WriteLine();
        foreach (var identity in options.LocalSettings.DemoIdentities)
        {
            var (request, field, error) = TokenRequest.Read(identity);
            if (request is null) throw new StartRefusedException($"{LocalSettings.FileName}: DemoIdentities: {field}: {error}");
            output.WriteLine($"\t{Who(request.Claims)}");
            output.WriteLine($"\t{issuer.Issue(request).Token}");
            output.WriteLine();
        }
    }

    private static string Who(JsonObject claims) => string.Join("  ", new[]
    {
        string.Join(',', claims["roles"]!.AsArray().Select(role => role!.GetValue<string>())),
        claims["name"]?.GetValue<string>(), claims["unit"]?.GetValue<string>(),
    }.Where(part => !string.IsNullOrEmpty(part)));
}
