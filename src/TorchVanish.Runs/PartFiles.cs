using System.Globalization;

namespace TorchVanish.Runs;

/// <summary>
/// The part files of an unfinished run: parts/layers-000003.csv has the rows of replicate 3, without a header, in the order of the
/// table. A complete run has none.
/// </summary>
internal static class PartFiles
{
    /// <summary>The folder of the part files of a run.</summary>
    public static string Folder(string run) => Path.Combine(run, RunFiles.Parts);

    /// <summary>The path of the part file of one table and replicate.</summary>
    public static string Of(string run, string table, int replicate) =>
        Path.Combine(Folder(run),
            $"{Path.GetFileNameWithoutExtension(table)}-{replicate.ToString("D6", CultureInfo.InvariantCulture)}.csv");

    /// <summary>The replicates with a part file of this table.</summary>
    public static IEnumerable<int> Replicates(string run, string table) => !Directory.Exists(Folder(run)) ? []
        : Directory.EnumerateFiles(Folder(run), $"{Path.GetFileNameWithoutExtension(table)}-*.csv")
            .Select(path => Path.GetFileNameWithoutExtension(path).Split('-')[^1])
            .Where(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>Copies the complete lines of a file; does nothing if the file does not exist.</summary>
    public static void Copy(string path, TextWriter to)
    {
        if (!File.Exists(path))
            return;
        using var reader = new StreamReader(path);
        var buffer = new char[1 << 16];
        // The beginning of a line, which is written once its end has been read.
        var open = new System.Text.StringBuilder();
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            var lastEnd = buffer.AsSpan(0, read).LastIndexOf('\n') + 1;
            if (lastEnd > 0)
            {
                to.Write(open);
                open.Clear();
                to.Write(buffer, 0, lastEnd);
            }
            open.Append(buffer, lastEnd, read - lastEnd);
        }
    }

    /// <summary>Removes the part files of a replicate, before its rows are measured again.</summary>
    public static void Remove(string run, int replicate)
    {
        if (!Directory.Exists(Folder(run)))
            return;
        foreach (var path in Directory.EnumerateFiles(Folder(run), $"*-{replicate.ToString("D6", CultureInfo.InvariantCulture)}.csv"))
            File.Delete(path);
    }
}
