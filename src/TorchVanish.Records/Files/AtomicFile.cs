using System.Text;

namespace TorchVanish.Records.Files;

/// <summary>
/// Writes a file beside its final place and renames it when it is whole: whoever looks, and whenever the process is killed,
/// finds the old file or the new one, never half of one.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteText(string path, string text) => WriteStream(path, stream => stream.Write(Utf8.GetBytes(text)));

    public static void WriteText(string path, Action<TextWriter> write) =>
        WriteStream(path, stream =>
        {
            using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            write(writer);
        });

    /// <exception cref="StorageException">The folder cannot be made or the file cannot be written.</exception>
    public static void WriteStream(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StorageException($"{path}: cannot be written ({Reason(error)}); name a folder that you may write to, on a disk with room.", error);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    private static string Reason(Exception error) => error.Message.TrimEnd('.');

    private static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What is left is hidden, named as unfinished, and read by nobody.
        }
    }
}
