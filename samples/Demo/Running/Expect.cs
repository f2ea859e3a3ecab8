using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Samples.Demo.Running;

/// <summary>What each step holds the system to.</summary>
internal static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool holds, string what)
    {
        if (!holds)
        {
            throw new StepFailedException(what);
        }
    }

    public static void Equal<T>(T expected, T actual, string what) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, but it is {actual}.");
}
