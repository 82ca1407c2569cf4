using System.Text;

namespace TorchVanish.Runs.Files;

/// <summary>
/// Appends text to a file. If the process is killed meanwhile, the last line may be incomplete, and readers ignore it.
/// </summary>
internal static class AppendFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var writer = new StreamWriter(path, append: true, Utf8, bufferSize: 1 << 16) { NewLine = "\n" };
            write(writer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageException.Unwritable(path, error.Message, error);
        }
    }
}
