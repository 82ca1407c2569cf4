namespace TorchVanish;

/// <summary>
/// An error that the user can fix. The message is one sentence that names the location and what would be valid, on one line of at most
/// <see cref="Quoted.LongestMessage"/> characters. The program prints it and ends with <see cref="ExitCode"/>.
/// </summary>
public abstract class TorchVanishException(string message, Exception? inner = null) : Exception(Quoted.Message(message), inner)
{
    public abstract int ExitCode { get; }
}

/// <summary>An invalid command line or config (exit code 2).</summary>
public sealed class ConfigException(string message, Exception? inner = null) : TorchVanishException(message, inner)
{
    public override int ExitCode => 2;
}

/// <summary>A file or folder that cannot be read or written, or whose content is not what it should be (exit code 3).</summary>
public sealed class StorageException(string message, Exception? inner = null) : TorchVanishException(message, inner)
{
    public override int ExitCode => 3;

    /// <param name="error">The file system's error; its message becomes part of the sentence.</param>
    internal static StorageException Unreadable(string path, Exception error) =>
        new($"{path}: cannot be read ({error.Message.TrimEnd('.')}).", error);

    /// <param name="reason">The file system's message.</param>
    internal static StorageException Unwritable(string path, string reason, Exception error) =>
        new($"{path}: cannot be written ({reason.TrimEnd('.')}); name a folder that you may write to, on a disk with room.", error);

    /// <summary>The folder of a command already contains a result of this kind.</summary>
    /// <param name="what">With its article: a run.</param>
    public static StorageException Occupied(string folder, string what) =>
        new($"{folder}: already contains {what}; name another folder with --out, or remove this one.");
}
