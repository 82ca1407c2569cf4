using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>The law of the temporal order problem (Pascanu 2013, section 4.1).</summary>
public sealed class TemporalOrderTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(37)]
    [InlineData(100)]
    public void Two_informative_symbols_stand_in_their_windows_and_make_the_class(int length)
    {
        var sample = new TemporalOrderSource(new TemporalOrderConfig { Samples = 2000, Length = length }).Sample(3);
        Assert.Equal((length * 6, 4, length), (sample.Features, sample.Classes, sample.TimeSteps));
        for (var i = 0; i < sample.Count; i++)
        {
            var symbols = Symbols(sample, i);
            var informative = Enumerable.Range(0, length).Where(time => symbols[time] < 2).ToArray();
            Assert.Equal(2, informative.Length);
            Assert.True(informative[0] >= 0.1 * length && informative[0] < 0.2 * length, $"{informative[0]} of {length}");
            Assert.True(informative[1] >= 0.5 * length && informative[1] < 0.6 * length, $"{informative[1]} of {length}");
            Assert.Equal(symbols[informative[0]] + (2 * symbols[informative[1]]), sample.Labels[i]);
        }
    }

    /// <summary>Each count within four standard deviations of a fair draw.</summary>
    [Fact]
    public void Classes_positions_and_distractors_are_uniform()
    {
        const int length = 40;
        const int count = 4000;
        var sample = new TemporalOrderSource(new TemporalOrderConfig { Samples = count, Length = length }).Sample(5);
        AssertUniform(sample.Labels, 4);
        var symbols = Enumerable.Range(0, count).Select(i => Symbols(sample, i)).ToArray();
        AssertUniform(symbols.Select(s => Array.FindIndex(s, symbol => symbol < 2) - 4), 4);
        AssertUniform(symbols.Select(s => Array.FindLastIndex(s, symbol => symbol < 2) - 20), 4);
        AssertUniform(symbols.Select(s => s[^1] - 2), 4);
    }

    [Fact]
    public void A_draw_keeps_zeros_and_ones_and_knows_its_time_steps()
    {
        var split = Draws.Of(new TemporalOrderConfig { Samples = 300 });
        Assert.All(split.Training.Inputs, value => Assert.True(value is 0 or 1));
        Assert.Equal((20, 20), (split.Training.TimeSteps, split.Validation.TimeSteps));
    }

    private static int[] Symbols(LabelledSamples sample, int i) =>
        [.. sample.Inputs.AsSpan(i * sample.Features, sample.Features).ToArray().Chunk(6)
            .Select(step => Array.IndexOf(step, step.Single(value => value != 0)))];

    private static void AssertUniform(IEnumerable<int> values, int kinds)
    {
        var counts = values.CountBy(value => value).ToDictionary();
        var total = counts.Values.Sum();
        var expected = (double)total / kinds;
        Assert.Equal(Enumerable.Range(0, kinds), counts.Keys.Order());
        Assert.All(counts.Values, c => Assert.InRange(c, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected))));
    }
}
