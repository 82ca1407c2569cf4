using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class StandardizationTests
{
    private static LabelledSamples Samples(int features, params float[] inputs) =>
        new(inputs, new int[inputs.Length / features], features, 1);

    [Fact]
    public void Validation_is_moved_by_the_statistics_of_training()
    {
        // Training 1, 3 has mean 2 and standard deviation 1; 10, 30 has 20 and 10.
        var split = Standardization.PerFeature(new DataSplit(Samples(2, 1, 10, 3, 30), Samples(2, 5, 0)));
        Assert.Equal([-1, -1, 1, 1], split.Training.Inputs);
        Assert.Equal([3, -2], split.Validation.Inputs);
    }

    [Fact]
    public void All_pixels_share_one_mean_and_one_standard_deviation()
    {
        var split = Standardization.Overall(new DataSplit(Samples(2, 1, 1, 3, 3), Samples(2, 2, 4)));
        Assert.Equal([-1, -1, 1, 1], split.Training.Inputs);
        Assert.Equal([0, 2], split.Validation.Inputs);
    }

    [Theory]
    [InlineData(0.1f), InlineData(0f), InlineData(-3e30f)]
    public void A_feature_that_is_constant_in_training_is_zero_in_both_splits(float value)
    {
        foreach (var standardize in new Func<DataSplit, DataSplit>[] { both =>
            Standardization.PerFeature(both), both => Standardization.Overall(both) })
        {
            var split = standardize(new DataSplit(Samples(1, [.. Enumerable.Repeat(value, 1001)]), Samples(1, value, 100_000, -3e30f)));
            Assert.All(split.Training.Inputs.Concat(split.Validation.Inputs), input => Assert.Equal(0, input));
        }
    }
}
