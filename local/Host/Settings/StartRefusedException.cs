namespace CreditFunctions.Local.Settings;

/// <summary>The host will not start; the message says why and what to do, for the person at the command line.</summary>
internal sealed class StartRefusedException(string message) : Exception(message)
{
    /// <summary>The process's exit code for it.</summary>
    public const int ExitCode = 2;
}
