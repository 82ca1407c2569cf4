namespace TorchVanish;

/// <summary>
/// An error that the user can fix. The message is one sentence that names the place and what would be valid, on one line and not
/// longer than <see cref="Quoted.LongestMessage"/> characters; the program prints it as it is and ends with <see cref="ExitCode"/>.
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
}
