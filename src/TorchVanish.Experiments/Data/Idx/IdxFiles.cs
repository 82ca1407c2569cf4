namespace TorchVanish.Experiments.Data;

/// <summary>Any data set in IDX files, such as one of EMNIST's. The files determine the number of classes.</summary>
public static class IdxFiles
{
    public static readonly IdxDataset Dataset = new(
        "The data set",
        Classes: [],
        Subfolders: [],
        UsualPlaces: [],
        HowToGet: "name the folder of its four IDX files with data.directory or --data-dir");
}
