using CreditFunctions.Samples.Demo.Running;

namespace CreditFunctions.Samples.Demo;

/// <summary>What the command line asks for.</summary>
/// <param name="TimelineJson">Where the objection's timeline is written as JSON, or null.</param>
/// <param name="TimelinePicture">Where it is drawn as a PNG, or null.</param>
/// <param name="BoardPicture">Where the joint action's board over time is drawn as a PNG, or null.</param>
/// <param name="Font">The font of the pictures; it must hold Chinese characters.</param>
/// <param name="Data">A new folder in which what was played is kept, or null where it goes with the demo.</param>
internal sealed record DemoOptions(string? TimelineJson, string? TimelinePicture, string? BoardPicture, string Font, string? Data = null)
{
    public const string Usage = """
        Usage: run --demo [--timeline picture.png] [--timeline-json timeline.json] [--board picture.png] [--font file] [--data folder]

          Plays the main story on a controlled clock against real HTTP and AMQP ports: submit, record, query, objection.
          --timeline       draws the objection's timeline as a PNG
          --timeline-json  writes the same timeline as JSON
          --data           a new folder that keeps what was played: ./run --data folder goes on from there
          --board          draws the joint action's board over time as a PNG
          --font           a font with Chinese characters; default: Noto Sans CJK (Debian: fonts-noto-cjk)
        """;

    private const string Noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

    /// <summary>The options, or null where the usage is asked for.</summary>
    /// <exception cref="StepFailedException">An argument is unknown or has no value.</exception>
    public static DemoOptions? Parse(IReadOnlyList<string> args)
    {
        var options = new DemoOptions(null, null, null, Noto);
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--demo":
                    break;
                case "--timeline":
                    options = options with { TimelinePicture = Value(ref i) };
                    break;
                case "--timeline-json":
                    options = options with { TimelineJson = Value(ref i) };
                    break;
                case "--board":
                    options = options with { BoardPicture = Value(ref i) };
                    break;
                case "--font":
                    options = options with { Font = Value(ref i) };
                    break;
                case "--data":
                    options = options with { Data = Value(ref i) };
                    break;
                case "--help" or "-h":
                    return null;
                default:
                    throw new StepFailedException($"Unknown argument '{args[i]}'.\n{Usage}");
            }
        }

        return options;

        string Value(ref int i) => ++i < args.Count ? args[i] : throw new StepFailedException($"{args[i - 1]} needs a value.\n{Usage}");
    }
}
