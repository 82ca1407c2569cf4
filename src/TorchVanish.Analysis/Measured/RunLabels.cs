using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>The label of a run: its name or, if several runs have this name, its folder or the name with a number.</summary>
internal static class RunLabels
{
    public static string Of(IReadOnlyList<RunRecord> records, int index)
    {
        var name = records[index].Name;
        if (records.Count(other => other.Name == name) == 1)
            return name;
        var folder = FolderName(records[index]);
        return folder != name && records.Count(other => FolderName(other) == folder) == 1
            ? folder
            : $"{name} #{records.Take(index + 1).Count(other => other.Name == name)}";
    }

    private static string FolderName(RunRecord record) => Path.GetFileName(Path.TrimEndingDirectorySeparator(record.Folder));
}
