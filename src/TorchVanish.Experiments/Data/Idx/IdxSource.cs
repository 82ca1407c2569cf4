using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Images from IDX files: training images out of the official training half, validation images out of the official test half,
/// drawn by seed without replacement.
/// </summary>
public sealed class IdxSource(IdxConfig config, IdxDataset dataset, string? dataDirectory) : IDataSource
{
    // Read once, by whichever replicate comes first.
    private readonly Lazy<(IdxPart Training, IdxPart Test)> _parts =
        new(() => Read(dataset, dataset.Locate(config.Directory, dataDirectory)));

    public bool Standardizes => true;

    public DataSplit Draw(int seed)
    {
        var (training, test) = _parts.Value;
        var (chosen, held) = Choose(seed);
        var greys = StandardGreys.Of(training.Images, chosen);
        return new DataSplit(training.Take(chosen, greys, dataset.Classes), test.Take(held, greys, dataset.Classes));
    }

    public DataSplit DrawLabels(int seed)
    {
        var (training, test) = _parts.Value;
        var (chosen, held) = Choose(seed);
        return new DataSplit(training.TakeLabels(chosen, dataset.Classes), test.TakeLabels(held, dataset.Classes));
    }

    public IReadOnlyList<string> Notes(IReadOnlyList<int> seeds) =>
        seeds.Any(seed => StandardGreys.Constant(_parts.Value.Training.Images, Choose(seed).Training))
            ? [$"All pixels of the training images of {dataset.Title} have one grey; every input is 0 in both splits."]
            : [];

    private (int[] Training, int[] Validation) Choose(int seed)
    {
        var (training, test) = _parts.Value;
        if (!Fits(config.Samples, training.Images.Count, test.Images.Count))
            throw new ConfigException(TooMany(training.Images.Count, test.Images.Count));

        var held = SeededSplit.ValidationCount(config.Samples, config.ValidationFraction);
        var chosen = SeededSplit.Choose(training.Images.Count, config.Samples - held, RandomStream.For(seed, "data"));
        return (chosen, SeededSplit.Choose(test.Images.Count, held, RandomStream.For(seed, "split")));
    }

    private static (IdxPart Training, IdxPart Test) Read(IdxDataset dataset, IdxFolder folder)
    {
        var training = IdxPart.Read(folder.TrainingImages, folder.TrainingLabels, dataset.Classes.Count);
        var test = IdxPart.Read(folder.TestImages, folder.TestLabels, dataset.Classes.Count);
        return (training.Images.Rows, training.Images.Columns) == (test.Images.Rows, test.Images.Columns)
            ? (training, test)
            : throw new StorageException(
                $"{folder.TestImages} has images of {test.Images.Rows} x {test.Images.Columns} pixels at byte 8, but those of "
                + $"{folder.TrainingImages} are {training.Images.Rows} x {training.Images.Columns}; both must be the same.");
    }

    private bool Fits(int samples, int training, int test)
    {
        var held = SeededSplit.ValidationCount(samples, config.ValidationFraction);
        return held <= test && samples - held <= training;
    }

    private string TooMany(int training, int test)
    {
        var largest = Math.Min(config.Samples, (long)training + test);
        while (largest > 2 && !Fits((int)largest, training, test))
            largest--;
        var fraction = config.ValidationFraction.ToString(CultureInfo.InvariantCulture);
        return $"data.samples is {config.Samples}, but with data.validation_fraction {fraction} the {training} "
            + $"training and {test} test images of {dataset.Title} allow at most {largest}.";
    }
}
