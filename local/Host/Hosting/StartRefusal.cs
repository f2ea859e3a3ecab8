using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;

namespace CreditFunctions.Local.Hosting;

/// <summary>Tells the person at the command line why the host does not start, instead of a stack trace.</summary>
internal static class StartRefusal
{
    public static T Guard<T>(Func<T> step, bool exits)
    {
        try
        {
            return step();
        }
        catch (Exception error) when (exits && error is (StartRefusedException or InvalidFunctionException))
        {
            Exit(error);
            throw;
        }
    }

    /// <summary>Prints the message and ends the process with exit code 2.</summary>
    public static void Exit(Exception error)
    {
        Console.Error.WriteLine(error.Message);
        Environment.Exit(StartRefusedException.ExitCode);
    }
}
