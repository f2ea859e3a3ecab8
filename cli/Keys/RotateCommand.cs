using System.CommandLine;
using System.Globalization;
using CreditFunctions.Storage;

namespace CreditFunctions.Cli.Keys;

/// <summary><c>credit keys rotate</c>: adds a version to the key file. What stands under older ones is brought over by the app while it runs.</summary>
internal static class RotateCommand
{
    private static readonly Option<bool> s_staged = new("--staged")
    {
        Description = "Add the version and leave new data under the one before: where several instances run, all must know it before one writes under it.",
    };

    private static readonly Option<bool> s_use = new("--use") { Description = "Add none: let new data take the newest version, after a --staged one is known to all instances." };

    public static Command Make()
    {
        var command = new Command("rotate", "Adds a master key; new data takes it from the next start on. Exit code 0: done; 1: refused; 2: it could not be read.")
        {
            KeyCommand.Keys, KeyCommand.Data, s_staged, s_use,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_staged) && result.GetValue(s_use)) result.AddError("Give --staged first, and --use once every instance was restarted.");
        });
        command.SetAction((arguments, _) => KeyCommand.RunAsync(() => Task.FromResult(Run(
            KeyPlace.FileOf(arguments.GetValue(KeyCommand.Keys), arguments.GetValue(KeyCommand.Data)), arguments.GetValue(s_staged), arguments.GetValue(s_use)))));
        return command;
    }

    private static int Run(string file, bool staged, bool use)
    {
        var json = File.ReadAllText(file);
        var before = MasterKeys.Parse(json);
        if (!use && before.Current != before.Versions.Max())
        {
            return KeyCommand.Refuse($"version {before.Versions.Max()} was added and is not used yet. Go on with it: credit keys rotate --use.");
        }

        var changed = use ? MasterKeys.Used(json) : MasterKeys.Rotated(json, unused: staged);
        KeyFile.Replace(file, changed);
        var after = MasterKeys.Parse(changed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: versions {string.Join(", ", after.Versions.Order())}; new data takes version {after.Current}."));
        Console.WriteLine(staged
            ? "Restart every instance with these keys, then: credit keys rotate --use."
            : "Restart every instance with these keys. RewrapKeys brings the rest under the new version; then: credit keys retire.");
        return KeyCommand.Done;
    }
}
