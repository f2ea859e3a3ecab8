using System.Reflection;
using Xunit.Sdk;

namespace CreditFunctions.Local.Tests.Durable;

/// <summary>How the engine under test keeps instances between turns.</summary>
public enum Mode
{
    /// <summary>In memory.</summary>
    Warm,
    /// <summary>Not at all: every turn replays the whole history.</summary>
    ReplayEveryTurn,
}

/// <summary>Runs a theory with a warm engine and with one that replays every turn.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BothModesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Mode.Warm], [Mode.ReplayEveryTurn]];
}
