namespace CreditFunctions.Samples.Demo.Running;

/// <summary>A step of the story did not hold; the demo ends with exit code 1.</summary>
internal sealed class StepFailedException(string message) : Exception(message);
