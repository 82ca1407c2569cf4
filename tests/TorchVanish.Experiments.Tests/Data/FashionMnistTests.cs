using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>The real images, against numbers that are published about them.</summary>
public sealed class FashionMnistTests
{
    [FashionMnistFact]
    public void The_files_hold_the_published_numbers_of_images_and_labels()
    {
        var folder = FashionMnist.Dataset.Locate(null, null);
        var (training, test) = (IdxReader.ReadImages(folder.TrainingImages), IdxReader.ReadImages(folder.TestImages));
        Assert.Equal((60000, 28, 28), (training.Count, training.Rows, training.Columns));
        Assert.Equal((10000, 28, 28), (test.Count, test.Rows, test.Columns));
        Assert.All(IdxReader.ReadLabels(folder.TrainingLabels).CountBy(label => label), pair => Assert.Equal(6000, pair.Value));
        Assert.All(IdxReader.ReadLabels(folder.TestLabels).CountBy(label => label), pair => Assert.Equal(1000, pair.Value));

        // The two numbers that every tutorial normalises Fashion-MNIST with.
        var (sum, squares) = (0.0, 0.0);
        foreach (var pixel in training.Pixels)
        {
            sum += pixel / 255.0;
            squares += pixel / 255.0 * (pixel / 255.0);
        }
        var mean = sum / training.Pixels.Length;
        Assert.Equal(0.2860, mean, 5e-5);
        Assert.Equal(0.3530, Math.Sqrt((squares / training.Pixels.Length) - (mean * mean)), 5e-5);
    }

    [FashionMnistFact]
    public void A_draw_is_standardized_and_depends_on_the_seed()
    {
        var source = DataSources.For(new FashionMnistConfig(), null);
        var split = source.Draw(0);
        Assert.Equal((3000, 1000, 784, 10), (split.Training.Count, split.Validation.Count, split.Training.Features,
            split.Training.Classes));
        var pixels = split.Training.Inputs.Select(x => (double)x).ToList();
        Assert.Equal(0, Draws.Mean(pixels), 1e-5);
        Assert.Equal(1, Draws.Std(pixels), 1e-5);
        Assert.All(Draws.ClassCounts(split.Training), count => Assert.InRange(count, 220, 380));
        Assert.Equal(split.Training.Inputs, source.Draw(0).Training.Inputs);
        Assert.NotEqual(split.Training.Labels, source.Draw(1).Training.Labels);
    }

    [FashionMnistFact]
    public void All_70000_images_can_be_asked_for()
    {
        var split = DataSources.For(new FashionMnistConfig { Samples = 70000, ValidationFraction = 1 / 7.0 }, null).Draw(0);
        Assert.Equal((60000, 10000), (split.Training.Count, split.Validation.Count));
    }
}
