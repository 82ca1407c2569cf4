using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class SplitTests
{
    [Theory]
    [InlineData(100, 0.25, 25)]
    [InlineData(10, 0.25, 3)] // 2.5 is rounded up
    [InlineData(10, 0.001, 1)] // never none
    [InlineData(10, 0.999, 9)] // never all
    [InlineData(2, 0.5, 1)]
    public void The_validation_share_is_rounded_and_leaves_both_parts_something(int samples, double fraction, int expected) =>
        Assert.Equal(expected, SeededSplit.ValidationCount(samples, fraction));

    [Fact]
    public void Every_sample_lands_in_exactly_one_part_with_its_own_label()
    {
        var all = new LabelledSamples([.. Enumerable.Range(0, 200).Select(i => (float)i)], [.. Enumerable.Range(0, 100)], 2, 100);
        var split = SeededSplit.Split(all, 0.3, seed: 3);
        Assert.Equal((70, 30), (split.Training.Count, split.Validation.Count));
        Assert.Equal(Enumerable.Range(0, 100), split.Training.Labels.Concat(split.Validation.Labels).Order());
        foreach (var part in new[] { split.Training, split.Validation })
            for (var i = 0; i < part.Count; i++)
                Assert.Equal([2 * part.Labels[i], (2 * part.Labels[i]) + 1], part.Inputs[(2 * i)..((2 * i) + 2)]);
    }

    [Fact]
    public void Each_sample_is_held_out_about_equally_often()
    {
        var all = new LabelledSamples(new float[20], [.. Enumerable.Range(0, 20)], 1, 20);
        var held = new int[20];
        for (var seed = 0; seed < 4000; seed++)
            foreach (var label in SeededSplit.Split(all, 0.25, seed).Validation.Labels)
                held[label]++;
        // Binomial(4000, 1/4) has standard deviation 27.
        Assert.All(held, count => Assert.InRange(count, 1000 - 135, 1000 + 135));
    }

    [Fact]
    public void Chosen_indices_are_different_and_in_range()
    {
        var chosen = SeededSplit.Choose(50, 20, RandomStream.For(1, "test"));
        Assert.Equal(20, chosen.Distinct().Count());
        Assert.All(chosen, index => Assert.InRange(index, 0, 49));
    }
}
