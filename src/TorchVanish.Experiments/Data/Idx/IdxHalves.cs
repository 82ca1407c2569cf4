namespace TorchVanish.Experiments.Data;

/// <summary>The training and test halves of a data set in IDX files, and the classes of their labels.</summary>
internal sealed record IdxHalves(IdxPart Training, IdxPart Test, IdxClasses Classes, IdxFolder Folder)
{
    public static IdxHalves Read(IdxDataset dataset, IdxFolder folder)
    {
        var training = IdxPart.Read(folder.TrainingImages, folder.TrainingLabels);
        var test = IdxPart.Read(folder.TestImages, folder.TestLabels);
        return (training.Images.Rows, training.Images.Columns) == (test.Images.Rows, test.Images.Columns)
            ? new IdxHalves(training, test, IdxClasses.Of(dataset, folder.TrainingLabels, training.Labels, test.Labels), folder)
            : throw new StorageException(
                $"{folder.TestImages} has images of {test.Images.Rows} x {test.Images.Columns} pixels at byte 8, but those of "
                + $"{folder.TrainingImages} are {training.Images.Rows} x {training.Images.Columns}; both must be the same.");
    }
}
