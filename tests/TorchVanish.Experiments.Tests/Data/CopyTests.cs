using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class CopyTests
{
    [Theory]
    [InlineData(10, 10)]
    [InlineData(1, 1)]
    [InlineData(3, 50)]
    public void Symbols_blanks_and_the_sign_to_begin_stand_in_order(int symbols, int delay)
    {
        var length = (2 * symbols) + delay;
        var sample = new CopySource(new CopyConfig { Samples = 200, Symbols = symbols, Delay = delay }).Sample(4);
        Assert.Equal((200, 8, length, symbols), (sample.Count, sample.Classes, sample.TimeSteps, sample.Outputs));
        for (var i = 0; i < sample.Count; i++)
        {
            int[] steps = [.. sample.Inputs.AsSpan(i * sample.Features, sample.Features).ToArray().Chunk(10)
                .Select(step => Array.IndexOf(step, step.Single(value => value != 0)))];
            Assert.Equal(sample.Labels[(i * symbols)..((i + 1) * symbols)], steps[..symbols]);
            Assert.All(steps[..symbols], symbol => Assert.InRange(symbol, 0, 7));
            // Eight kinds, then the blank (8) and the sign (9): the answers begin one step after it.
            Assert.Equal([.. Enumerable.Repeat(8, delay - 1), 9, .. Enumerable.Repeat(8, symbols)], steps[symbols..]);
        }
    }

    [Fact]
    public void Symbols_are_uniform()
    {
        var labels = new CopySource(new CopyConfig { Samples = 4000 }).Sample(4).Labels;
        // 5000 expected of each: four standard deviations are 265.
        Assert.All(Enumerable.Range(0, 8), kind => Assert.InRange(labels.Count(label => label == kind), 4735, 5265));
    }

    [Fact]
    public void A_draw_keeps_labels_beside_their_sequences()
    {
        var part = Draws.Of(new CopyConfig { Samples = 100, Symbols = 2, Delay = 1 }).Validation;
        for (var i = 0; i < part.Count; i++)
            Assert.Equal(1, part.Inputs[(i * part.Features) + 10 + part.Labels[(2 * i) + 1]]);
    }
}
