using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class GaussianTests
{
    [Fact]
    public void Inputs_are_standard_normal_and_used_as_drawn()
    {
        var config = new GaussianConfig { Samples = 2000, Features = 50 };
        var inputs = Draws.Of(config).Training.Inputs.Select(x => (double)x).ToList(); // 75,000 numbers
        Assert.Equal(0, Draws.Mean(inputs), 4 / Math.Sqrt(75000));
        Assert.Equal(1, Draws.Std(inputs), 4 / Math.Sqrt(2 * 75000));
        Assert.Equal(3, inputs.Average(x => x * x * x * x), 4 * Math.Sqrt(96.0 / 75000)); // the fourth moment tells a normal from others
        Assert.Subset(new SortedSet<float>(new GaussianSource(config).Sample(0).Inputs),
            new SortedSet<float>(Draws.Of(config).Training.Inputs));
    }

    [Fact]
    public void Random_labels_are_uniform_and_change_with_the_seed()
    {
        var source = new GaussianSource(new GaussianConfig { Samples = 10000, Features = 2, Classes = 5, Labels = GaussianLabels.Random });
        Assert.All(Draws.ClassCounts(source.Sample(0)), count => Assert.InRange(count, 2000 - 200, 2000 + 200)); // 5 standard deviations
        Assert.NotEqual(source.Sample(0).Labels, source.Sample(1).Labels);
    }

    [Fact]
    public void A_teacher_uses_many_classes_and_none_alone()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var counts = Draws.ClassCounts(new GaussianSource(new GaussianConfig { Samples = 1000 }).Sample(seed));
            Assert.True(counts.Max() < 500);
            Assert.True(counts.Count(count => count > 10) >= 7);
        }
    }

    [Fact]
    public void A_teacher_depends_on_the_seed_but_not_on_the_number_of_samples()
    {
        float[] inputs = [.. new GaussianSource(new GaussianConfig { Samples = 500, Features = 8 }).Sample(0).Inputs];
        var labels = TanhTeacher.Random(8, 64, 10, seed: 0).Label(inputs);
        Assert.Equal(labels[..100], TanhTeacher.Random(8, 64, 10, seed: 0).Label(inputs[..800]));
        Assert.NotEqual(labels, TanhTeacher.Random(8, 64, 10, seed: 1).Label(inputs));
    }

    [Fact]
    public void A_teacher_without_biases_is_odd_so_mirrored_inputs_never_share_a_class()
    {
        // argmax of -scores is the smallest score, never the largest: a property of V tanh(W x), not a copy of the code.
        float[] inputs = [.. new GaussianSource(new GaussianConfig { Samples = 500, Features = 8 }).Sample(0).Inputs];
        var teacher = TanhTeacher.Random(8, 64, 10, seed: 0);
        Assert.All(teacher.Label(inputs).Zip(teacher.Label([.. inputs.Select(x => -x)])), pair => Assert.NotEqual(pair.First, pair.Second));
    }
}
