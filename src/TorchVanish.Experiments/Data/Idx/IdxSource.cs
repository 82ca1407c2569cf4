using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// Images from IDX files: training images from the official training half, validation images from the official test half, drawn by seed
/// without replacement.
/// </summary>
public sealed class IdxSource(IdxConfig config, IdxDataset dataset, string? dataDirectory) : IDataSource
{
    // Read once, by the first replicate.
    private readonly Lazy<IdxHalves> _halves = new(() => IdxHalves.Read(dataset, dataset.Locate(config.Directory, dataDirectory)));

    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed)
    {
        var (training, test, classes, _) = _halves.Value;
        var (chosen, held) = Choose(seed);
        var greys = config.Scale switch
        {
            ImageScale.Unit => Greys.Unit,
            ImageScale.Raw => Greys.Raw,
            _ => StandardGreys.Of(training.Images, chosen),
        };
        return new DataSplit(training.Take(chosen, greys, classes), test.Take(held, greys, classes));
    }

    public DataSplit DrawLabels(int seed)
    {
        var (training, test, classes, _) = _halves.Value;
        var (chosen, held) = Choose(seed);
        return new DataSplit(training.TakeLabels(chosen, classes), test.TakeLabels(held, classes));
    }

    public IReadOnlyList<string> Notes(IReadOnlyList<int> seeds)
    {
        var (training, _, classes, folder) = _halves.Value;
        var notes = new List<string>();
        if (seeds.Any(seed => StandardGreys.Constant(training.Images, Choose(seed).Training)))
            notes.Add($"All pixels of the training images of {dataset.Title} have the same value; every input is "
                + $"{(config.Standardize ? "0" : "the same")} in both splits.");
        if (!classes.Known)
            notes.Add($"The labels are not those of {dataset.Title}: the {classes.Names.Count} labels of the files, {classes.Names[0]} to "
                + $"{classes.Names[^1]}, are the classes.");
        if (folder.IsEmnist)
            notes.Add("EMNIST stores its images transposed, and they are not transposed back; this does not matter for an mlp.");
        return notes;
    }

    private (int[] Training, int[] Validation) Choose(int seed)
    {
        var (training, test, _, _) = _halves.Value;
        if (!Fits(config.Samples, training.Images.Count, test.Images.Count))
            throw new ConfigException(TooMany(training.Images.Count, test.Images.Count));

        var held = SeededSplit.ValidationCount(config.Samples, config.ValidationFraction);
        var chosen = SeededSplit.Choose(training.Images.Count, config.Samples - held, RandomStream.For(seed, "data"));
        return (chosen, SeededSplit.Choose(test.Images.Count, held, RandomStream.For(seed, "split")));
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
