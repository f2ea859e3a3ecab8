using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.AzureBuild.Faulty;

namespace CreditFunctions.Functions.Tests.AzureBuild;

public sealed class FunctionRulesTests
{
    [Fact]
    public void Every_function_of_the_app_would_be_taken_by_the_genuine_generator_and_host() =>
        Assert.Empty(FunctionRules.Faults(typeof(AccessRules).Assembly.GetTypes()));

    [Fact]
    public void A_sound_function_has_no_fault() => Assert.Empty(FunctionRules.Faults([typeof(Sound)]));

    [Theory]
    [InlineData(typeof(NotPublic), "must be public")]
    [InlineData(typeof(Outer.Nested), "inside another")]
    [InlineData(typeof(Overloaded), "overloads")]
    [InlineData(typeof(Generic<>), "generic")]
    [InlineData(typeof(Misnamed), "no function name")]
    [InlineData(typeof(NamedHost), "no function name")]
    [InlineData(typeof(SameNameInOtherLetters), "used 2 times")]
    [InlineData(typeof(WithoutTrigger), "exactly one trigger, not 0")]
    [InlineData(typeof(TwoTriggers), "exactly one trigger, not 2")]
    [InlineData(typeof(TwoBindingsOnOne), "more than one binding")]
    [InlineData(typeof(TwoOutputs), "one output binding")]
    [InlineData(typeof(HttpByString), "'body' cannot be String")]
    [InlineData(typeof(HttpOfAnObject), "does not return Object")]
    [InlineData(typeof(UnknownRouteValue), "'other' cannot be String")]
    [InlineData(typeof(RouteValueOfAList), "'id' cannot be List`1")]
    [InlineData(typeof(ServiceByParameter), "'clock' cannot be TimeProvider")]
    [InlineData(typeof(BatchOfOne), "'message' cannot be ServiceBusReceivedMessage")]
    [InlineData(typeof(MessageByString), "'message' cannot be String")]
    [InlineData(typeof(ActionsWithoutMessage), "'actions' cannot be ServiceBusMessageActions")]
    [InlineData(typeof(CancelledOrchestrator), "'cancellationToken' cannot be CancellationToken")]
    [InlineData(typeof(ActivityOfAnInterface), "'input' cannot be IDisposable")]
    [InlineData(typeof(ActivityOfAValueTask), "does not return ValueTask")]
    [InlineData(typeof(Overlapping), "overlap")]
    [InlineData(typeof(OfTheHosts), "begins with 'admin'")]
    [InlineData(typeof(OfTheRuntime), "begins with 'runtime'")]
    [InlineData(typeof(WithoutRoute), "without a route")]
    [InlineData(typeof(AnyMethod), "without methods")]
    [InlineData(typeof(LeadingSlash), "begins with a slash")]
    [InlineData(typeof(LeadingParameter), "begins with a parameter")]
    public void A_faulty_function_is_found(Type faulty, string fault) =>
        Assert.Contains(fault, Assert.Single(FunctionRules.Faults([typeof(Sound), faulty])), StringComparison.Ordinal);
}
