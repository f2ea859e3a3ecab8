using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The app may use whatever the local host declares in public: so that must all be the genuine packages'.</summary>
public sealed class HostSurfaceTests
{
    private static readonly string[] s_genuine =
    [
        "Azure.Messaging.ServiceBus",
        "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Builder", "Microsoft.Azure.Functions.Worker.Extensions.Abstractions",
        "Microsoft.Azure.Functions.Worker.Middleware",
        "Microsoft.DurableTask", "Microsoft.DurableTask.Client",
        "Microsoft.Extensions.Hosting",
    ];

    [Fact]
    public void All_that_the_local_host_declares_in_public_stands_in_a_genuine_namespace() => Assert.Empty(Strangers(Host.GetExportedTypes()));

    [Fact]
    public void Every_genuine_namespace_on_the_list_is_used() =>
        Assert.Equal(s_genuine, Host.GetExportedTypes().Select(type => type.Namespace!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_type_of_our_own_would_be_found() => Assert.Equal([typeof(HostSurfaceTests).FullName!], Strangers([typeof(HostSurfaceTests), typeof(FunctionContext)]));

    // An internal type of ours in a public signature cannot be (the compiler sees to it); an attribute of ours on a public type is no surface.
    private static Assembly Host => typeof(FunctionContext).Assembly;

    private static IEnumerable<string> Strangers(IEnumerable<Type> types) => types.Where(type => !s_genuine.Contains(type.Namespace)).Select(type => type.FullName!);
}
