namespace CreditFunctions.Samples.Demo.Running;

/// <summary>Waits, in real time, for what the system does by itself.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Step = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until it holds.</summary>
    /// <exception cref="StepFailedException">It does not within a minute.</exception>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Expect.That(TimeProvider.System.GetElapsedTime(begun) < Patience, $"Waited {Patience.TotalSeconds:0} seconds for {what}, in vain.");
            await Task.Delay(Step);
        }
    }
}
