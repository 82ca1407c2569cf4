
namespace TorchVanish.Experiments.Data;

/// <summary>A published data set in IDX files: what it is called and where it may be.</summary>
/// <param name="Title">Its name in a sentence.</param>
/// <param name="Classes">The names of its classes in the order of their labels, 0 and up.</param>
/// <param name="Subfolders">Folders in which a data directory may keep it.</param>
/// <param name="UsualPlaces">Where to look for it when no folder is named.</param>
/// <param name="HowToGet">What to do when it is missing.</param>
public sealed record IdxDataset(
    string Title,
    IReadOnlyList<string> Classes,
    IReadOnlyList<string> Subfolders,
    IReadOnlyList<string> UsualPlaces,
    string HowToGet)
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

    // Subfolders first: MNIST and Fashion-MNIST use the same file names, so a folder of their own is the surer sign.
    private IEnumerable<string> Candidates(string? configDirectory, string? dataDirectory) =>
        (configDirectory ?? dataDirectory) is { } named
            ? Subfolders.Select(subfolder => Path.Combine(named, subfolder)).Append(named)
            : UsualPlaces;
}
