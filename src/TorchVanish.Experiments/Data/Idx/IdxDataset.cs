
namespace TorchVanish.Experiments.Data;

/// <summary>A published data set in IDX files: its name and the folders to search.</summary>
/// <param name="Title">Its name in a sentence.</param>
/// <param name="Classes">The names of its classes in the order of their labels, 0 and up.</param>
/// <param name="Subfolders">Subfolders of a data directory that may contain it.</param>
/// <param name="UsualPlaces">The folders to search if none is named.</param>
/// <param name="HowToGet">What to do if it is missing.</param>
public sealed record IdxDataset(
    string Title,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Subfolders,
    IReadOnlyList<string> UsualPlaces,
    string HowToGet)
{
    /// <summary>
    /// Finds the four files in the folder of the config, or else in the data directory, or else in the usual folders. If a folder is named,
    /// only this folder is searched, because other files would make a different experiment.
    /// </summary>
    public IdxFolder Locate(string? configDirectory, string? dataDirectory)
    {
        var found = Candidates(configDirectory, dataDirectory).Select(IdxFolder.In).ToList();
        if (found.Find(folder => folder.Complete) is { } complete)
            return complete;
        if (found.Find(folder => !folder.Empty) is { } partial)
            throw new StorageException(
                $"{partial.Folder} lacks {string.Join(" and ", partial.Missing)} (or the same packed as .gz); {Title} needs all four "
                + "files.");
        if (found.Find(folder => folder.OtherNames.Count > 0) is { } renamed)
            throw new StorageException(OtherNames(renamed));
        throw new StorageException($"{Title} was not found in {Places(found)}: {HowToGet}.");
    }

    /// <summary>Whether <see cref="Locate"/> would find the files, and where.</summary>
    public bool Present(string? dataDirectory, out string folder)
    {
        folder = Candidates(null, dataDirectory).FirstOrDefault(place => IdxFolder.In(place).Complete) ?? "";
        return folder.Length > 0;
    }

    private static string Places(List<IdxFolder> found) =>
        found.Count == 0 ? "any usual place" : string.Join(", ", found.Select(folder => folder.Folder));

    private string OtherNames(IdxFolder folder)
    {
        return $"{folder.Folder} holds {Quoted.List(folder.OtherNames, 2)}, but {Title} needs the names "
            + $"{string.Join(", ", folder.Missing)} (or the same packed as .gz); rename the files, or give each "
            + "data set a folder of its own.";
    }

    // Subfolders first: MNIST and Fashion-MNIST have the same file names, so a subfolder identifies them more reliably.
    private IEnumerable<string> Candidates(string? configDirectory, string? dataDirectory) =>
        (configDirectory ?? dataDirectory) is { } named
            ? Subfolders.Select(subfolder => Path.Combine(named, subfolder)).Append(named)
            : UsualPlaces;
}
