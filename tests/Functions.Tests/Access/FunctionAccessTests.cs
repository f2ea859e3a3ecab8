using System.Reflection;
using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Access;

public sealed class FunctionAccessTests
{
    private static readonly MethodInfo[] s_functions = [.. typeof(AccessRules).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    public static TheoryData<string> Functions => [.. s_functions.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

    [Theory, MemberData(nameof(Functions)), Trait("Article", "28")]
    public void Every_function_states_who_may_call_it(string function)
    {
        var method = s_functions.Single(method => method.GetCustomAttribute<FunctionAttribute>()!.Name == function);
        var rule = Assert.Single(method.GetCustomAttributes<AccessAttribute>());
        var http = Trigger(method) is HttpTriggerAttribute;
        Assert.True(http != rule is HostOnlyAttribute,
            http ? "an HTTP function is open to callers: name them" : "only the host starts it: say [HostOnly]");
        if (rule is AllowedToAttribute allowed) Assert.NotEmpty(allowed.Roles);
    }

    [Theory, MemberData(nameof(Functions))]
    public void The_rules_that_the_middleware_reads_hold_every_function(string function) =>
        Assert.NotNull(new AccessRules().Of(function).Rule);

    [Fact]
    public void A_function_without_a_rule_has_none_to_let_anyone_in() => Assert.Null(new AccessRules().Of("NoSuchFunction").Rule);

    [Fact]
    public void Keys_of_the_host_open_nothing_because_tokens_are_checked_by_the_app() =>
        Assert.All(s_functions.Select(Trigger).OfType<HttpTriggerAttribute>(), trigger => Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel));

    private static Attribute Trigger(MethodInfo method) => method.GetParameters()
        .SelectMany(parameter => parameter.GetCustomAttributes<Microsoft.Azure.Functions.Worker.Extensions.Abstractions.TriggerBindingAttribute>()).Single();
}
