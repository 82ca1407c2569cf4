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

    /// <summary>Writes a file that must be new; false where it is there already, even if another process made it just now.</summary>
    public static bool CreateText(string path, string text) => Write(path, stream => stream.Write(Utf8.GetBytes(text)), overwrite: false);

    public static void WriteText(string path, Action<TextWriter> write) =>
        WriteStream(path, stream =>
        {
            using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            write(writer);
        });

    /// <exception cref="StorageException">The folder cannot be made or the file cannot be written.</exception>
    public static void WriteStream(string path, Action<Stream> write) => Write(path, write, overwrite: true);

    private static bool Write(string path, Action<Stream> write, bool overwrite)
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
            File.Move(unfinished, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StorageException($"{path}: cannot be written ({Reason(error, unfinished)}); name a folder that you may write to, on a disk with room.", error);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    // The name of the unfinished file means nothing to whoever reads this.
    private static string Reason(Exception error, string unfinished) => error.Message.Replace($" : '{unfinished}'", "", StringComparison.Ordinal).TrimEnd('.');

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
