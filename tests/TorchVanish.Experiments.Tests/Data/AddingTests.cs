using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class AddingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(31)]
    public void The_target_is_the_sum_of_the_two_marked_numbers_one_in_either_half(int length)
    {
        var sample = new AddingSource(new AddingConfig { Samples = 500, Length = length }).Sample(2);
        Assert.Equal((500, length * 2, 1, length), (sample.Count, sample.Features, sample.Classes, sample.TimeSteps));
        for (var i = 0; i < sample.Count; i++)
        {
            var steps = sample.Inputs.AsSpan(i * sample.Features, sample.Features).ToArray().Chunk(2).ToArray();
            Assert.All(steps, step => Assert.InRange(step[0], 0, 1));
            Assert.All(steps, step => Assert.True(step[1] is 0 or 1));
            var marked = Enumerable.Range(0, length).Where(time => steps[time][1] == 1).ToArray();
            Assert.Equal(2, marked.Length);
            Assert.True(marked[0] < length / 2 && marked[1] >= length / 2);
            Assert.Equal(steps[marked[0]][0] + steps[marked[1]][0], sample.Targets![i], 1e-6);
        }
    }

    [Fact]
    public void Numbers_and_marks_are_uniform()
    {
        var sample = new AddingSource(new AddingConfig { Samples = 4000 }).Sample(2);
        var numbers = sample.Inputs.Where((_, i) => i % 2 == 0).Select(v => (double)v).ToArray();
        // 80,000 numbers: mean 1/2 and variance 1/12 within four standard errors.
        Assert.Equal(0.5, numbers.Average(), 0.0041);
        Assert.Equal(1.0 / 12, numbers.Average(v => (v - 0.5) * (v - 0.5)), 0.0011);
        Assert.Equal(1, sample.Targets!.Average(), 0.026);
        for (var time = 0; time < 20; time++)
            Assert.InRange(Enumerable.Range(0, 4000).Count(i => sample.Inputs[(i * 40) + (time * 2) + 1] == 1), 324, 476);
    }

    /// <summary>The split keeps each target with its sequence.</summary>
    [Fact]
    public void A_draw_keeps_targets_beside_their_sequences()
    {
        foreach (var part in new[] { Draws.Of(new AddingConfig { Samples = 100 }).Training,
            Draws.Of(new AddingConfig { Samples = 100 }).Validation })
        {
            for (var i = 0; i < part.Count; i++)
                Assert.Equal(part.Inputs.AsSpan(i * 40, 40).ToArray().Chunk(2).Sum(step => step[0] * step[1]), part.Targets![i], 1e-6);
        }
    }
}
