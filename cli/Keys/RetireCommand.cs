using System.CommandLine;
using System.Globalization;
using CreditFunctions.KeyRotation;
using CreditFunctions.Storage;

namespace CreditFunctions.Cli.Keys;

/// <summary><c>credit keys retire</c>: takes the older versions out of the key file, once nothing needs them; that is read, not believed.</summary>
internal static class RetireCommand
{
    private static readonly Option<string?> s_storage = new("--storage") { Description = "Connection string of the storage account whose data stands under the keys. Without: that of ./run." };
    private static readonly Option<int?> s_port = new("--storage-port") { Description = "The storage port of the ./run that has that data, where it is not found by itself." };

    public static Command Make()
    {
        var command = new Command("retire", "Takes the older master keys out where nothing stands under them any more. Exit code 0: done; 1: refused; 2: it could not be read.")
        {
            KeyCommand.Keys, KeyCommand.Data, s_storage, s_port,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_storage) is not null && result.GetValue(KeyCommand.Data) is not null) result.AddError("Give --data for ./run, or --keys and --storage.");
            if (result.GetValue(s_storage) is not null && result.GetValue(KeyCommand.Keys) is null) result.AddError("--storage needs --keys, the folder with its master-keys.json.");
        });
        command.SetAction((arguments, cancellationToken) => KeyCommand.RunAsync(async () =>
        {
            await using var place = await KeyPlace.OpenAsync(arguments.GetValue(KeyCommand.Keys), arguments.GetValue(s_storage), arguments.GetValue(KeyCommand.Data),
                arguments.GetValue(s_port), cancellationToken);
            return await RunAsync(place, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(KeyPlace place, CancellationToken cancellationToken)
    {
        var json = place.Read();
        var keys = MasterKeys.Parse(json);
        var newest = keys.Versions.Max();
        if (!keys.Versions.Skip(1).Any())
        {
            Console.WriteLine($"There is version {newest} only: nothing is to be retired.");
            return KeyCommand.Done;
        }

        if (keys.Current != newest) return KeyCommand.Refuse($"new data still takes version {keys.Current}. First: credit keys rotate --use, and restart every instance.");
        if (place.IsInUse) return KeyCommand.Refuse("./run is running and may write under a key that it read when it started. Stop it, and retire then.");
        var needs = (await place.SurveyAsync(cancellationToken)).Where(need => need.Version != newest).ToList();
        if (needs.Count > 0) return KeyCommand.Refuse(Explain(needs, newest));
        place.Write(MasterKeys.Retired(json));
        Console.WriteLine($"Nothing needs an older version: the key file holds version {newest}, and 'ids', from which ids follow and which opens nothing. Restart every instance with it.");
        return KeyCommand.Done;
    }

    private static string Explain(IReadOnlyList<KeyNeed> needs, int newest) => string.Join(Environment.NewLine,
        [
            "what stands under older versions could not be read without them:",
            .. needs.Select(need => string.Create(CultureInfo.InvariantCulture, $"  {need.Place}: {need.Count} under version {need.Version}")),
            $"Start the app with these keys and wait until its log says 'All is under master key version {newest}' (RewrapKeys, at the start and each hour); then retire.",
            "Where its log says that things stay under older master keys, keep the keys: it names the places.",
        ]);
}
