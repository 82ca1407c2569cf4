using TorchVanish.Runs.Files;

namespace TorchVanish.Runs;

/// <summary>A group of replicates that has ended while others still train. All its rows are in the part files.</summary>
/// <param name="Replicates">The replicates of the group, ascending.</param>
public sealed record GroupEnd(
    IReadOnlyList<int> Replicates, IReadOnlyList<DivergedReplicate> Diverged, IReadOnlyList<StoppedReplicate> Stopped)
{
    internal void Write(string run) =>
        JsonFile.Write(Path.Combine(PartFiles.Folder(run), FormattableString.Invariant($"group-{Replicates[0]:D6}.json")), this);

    /// <exception cref="StorageException">A file is damaged.</exception>
    internal static IReadOnlyList<GroupEnd> ReadAll(string run) => !Directory.Exists(PartFiles.Folder(run)) ? []
        : [.. Directory.EnumerateFiles(PartFiles.Folder(run), "group-*.json").Order(StringComparer.Ordinal)
        .Select(path => JsonFile.Read<GroupEnd>(path))];
}
