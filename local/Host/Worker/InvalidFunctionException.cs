namespace CreditFunctions.Local.Worker;

/// <summary>The app declares functions that a host cannot serve; the message names each and the way out.</summary>
internal sealed class InvalidFunctionException(IReadOnlyList<string> errors)
    : Exception("The app's functions cannot be served:" + Environment.NewLine + string.Join(Environment.NewLine, errors.Select(error => "  - " + error)))
{
    public IReadOnlyList<string> Errors => errors;
}
