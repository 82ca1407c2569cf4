using System.Text;

namespace TorchVanish.Runs.Files;

/// <summary>
/// Writes a temporary file in the same folder and renames it when it is complete. A reader finds the old file or the new file, never a
/// partial one, even if the process is killed.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void WriteText(string path, string text) => WriteStream(path, stream => stream.Write(Utf8.GetBytes(text)));

    /// <summary>Writes a new file. Returns false if the file already exists, even if another process has just created it.</summary>
    public static bool CreateText(string path, string text) => Write(path, stream => stream.Write(Utf8.GetBytes(text)), overwrite: false);

    public static void WriteText(string path, Action<TextWriter> write) =>
        WriteStream(path, stream =>
        {
            using var writer = new StreamWriter(stream, Utf8, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
            write(writer);
        });

    /// <exception cref="StorageException">The folder cannot be created, or the file cannot be written.</exception>
    public static void WriteStream(string path, Action<Stream> write) => Write(path, write, overwrite: true);

    private static bool Write(string path, Action<Stream> write, bool overwrite)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var thread = $"{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{thread}.tmp");
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
            throw StorageException.Unwritable(path, Reason(error, unfinished), error);
        }
        finally
        {
            Discard(unfinished);
        }
    }

    // Removes the name of the temporary file, which the user does not know.
    private static string Reason(Exception error, string unfinished) =>
        error.Message.Replace($" : '{unfinished}'", "", StringComparison.Ordinal);

    private static void Discard(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The temporary file has a hidden name that no reader opens, so it may stay.
        }
    }
}
