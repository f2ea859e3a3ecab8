namespace CreditFunctions.Problems;

/// <summary>Carries a problem up to the one place that answers it.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>What is answered.</summary>
    public Problem Problem { get; } = problem;
}
