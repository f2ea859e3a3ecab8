using CreditFunctions.Local.Tests.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace CreditFunctions.Local.Tests;

/// <summary>What tests start as a process of its own, to stop and to kill it: a local host with functions of this assembly.</summary>
internal static class ChildProgram
{
    private static async Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args).ServeOnly(typeof(ProcessFunctions));
        builder.ConfigureFunctionsWebApplication();
        await builder.Build().RunAsync();
    }
}
