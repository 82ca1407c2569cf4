using TorchVanish.Records;

namespace TorchVanish.Experiments.Data;

/// <summary>A published data set in IDX files: what it is called and where it may be.</summary>
/// <param name="Title">Its name in a sentence.</param>
/// <param name="Classes">Labels are 0 ... Classes - 1.</param>
/// <param name="Subfolders">Folders in which a data directory may keep it.</param>
/// <param name="UsualPlaces">Where it is without anybody saying so.</param>
/// <param name="HowToGet">What to do when it is missing.</param>
public sealed record IdxDataset(
    string Title, int Classes, IReadOnlyList<string> Subfolders, IReadOnlyList<string> UsualPlaces, string HowToGet)
{
    /// <summary>
    /// Finds the four files: in the folder that the config names, else in the data directory, else in the usual places. A place that
    /// somebody named must have them; quietly taking other files instead would be a different experiment.
    /// </summary>
    public IdxFolder Locate(string? configDirectory, string? dataDirectory)
    {
        var found = Candidates(configDirectory, dataDirectory).Select(IdxFolder.In).ToList();
        if (found.Find(folder => folder.Complete) is { } complete)
            return complete;
        if (found.Find(folder => !folder.Empty) is { } partial)
            throw new StorageException(
                $"{partial.Folder} lacks {string.Join(" and ", partial.Missing)} (or the same packed as .gz); {Title} needs all "
                + $"four files.");
        throw new StorageException($"{Title} was not found in {string.Join(", ", found.Select(folder => folder.Folder))}: {HowToGet}.");
    }

    /// <summary>Whether <see cref="Locate"/> would find the files, and where.</summary>
    public bool Present(string? dataDirectory, out string folder)
    {
        folder = Candidates(null, dataDirectory).FirstOrDefault(place => IdxFolder.In(place).Complete) ?? "";
        return folder.Length > 0;
    }

    // Subfolders first: MNIST and Fashion-MNIST use the same file names, so a folder of their own is the surer sign.
    private IEnumerable<string> Candidates(string? configDirectory, string? dataDirectory) =>
        (configDirectory ?? dataDirectory) is { } named
            ? Subfolders.Select(subfolder => Path.Combine(named, subfolder)).Append(named)
            : UsualPlaces;
}
