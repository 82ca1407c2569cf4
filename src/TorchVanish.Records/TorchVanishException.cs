namespace TorchVanish.Records;

/// <summary>
/// Something that the person at the keyboard can mend. The message is one sentence that names the place
/// and what would be valid; the program prints it as it is and ends with <see cref="ExitCode"/>.
/// </summary>
public abstract class TorchVanishException(string message, Exception? inner = null) : Exception(message, inner)
{
    public abstract int ExitCode { get; }
}

/// <summary>A command line or a config that cannot be meant (exit code 2).</summary>
public sealed class ConfigException(string message, Exception? inner = null) : TorchVanishException(message, inner)
{
    public override int ExitCode => 2;
}

/// <summary>A file or folder that cannot be read or written, or whose content is not what it should be (exit code 3).</summary>
public sealed class StorageException(string message, Exception? inner = null) : TorchVanishException(message, inner)
{
    public override int ExitCode => 3;
}
