using System.Text;

namespace CreditFunctions.Storage;

/// <summary>A file with keys of this machine, made once.</summary>
internal static class KeyFile
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>The file's text; the first process that asks makes it.</summary>
    // One process makes the file while the others wait at the lock, which the system takes back from whoever dies. Written whole under
    // another name, then moved: a crash leaves no half key file.
    public static string ReadOrMake(string directory, string name, Func<string> make)
    {
        var path = Path.Combine(directory, name);
        if (!File.Exists(path)) Make(directory, path, make);
        return File.ReadAllText(path);
    }

    /// <summary>Puts another text into the file, for its owner alone. Whole under another name, then moved: a crash leaves the old keys or the new.</summary>
    public static void Replace(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".changed", options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".changed", path, overwrite: true);
    }

    private static void Make(string directory, string path, Func<string> make)
    {
        Directory.CreateDirectory(directory);
        using var held = Lock(path + ".lock");
        if (File.Exists(path)) return;
        var draft = path + ".new";
        File.WriteAllText(draft, make());
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(draft, path);
    }

    private static FileStream Lock(string path)
    {
        FileStream? held = null;
        SpinWait.SpinUntil(() => (held = TryLock(path)) is not null, s_patience);
        return held ?? throw new IOException($"Another process holds {path} and makes no keys.");
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
