using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class ParityTests
{
    [Theory]
    [InlineData(1, 0), InlineData(4, 3), InlineData(60, 0)]
    public void The_label_is_the_parity_of_the_first_bits(int bits, int distractors)
    {
        var sample = new ParitySource(new ParityConfig { Samples = 2000, Bits = bits, Distractors = distractors }).Sample(1);
        Assert.Equal(bits + distractors, sample.Features);
        for (var i = 0; i < sample.Count; i++)
        {
            var row = sample.Inputs.AsSpan(i * sample.Features, sample.Features).ToArray();
            Assert.All(row, bit => Assert.True(bit is 1 or -1));
            // The product of signs has a minus for each zero: an oracle that counts nothing.
            var product = row.Take(bits).Aggregate(1f, (a, b) => a * b);
            var zerosAreOdd = product < 0;
            Assert.Equal((bits % 2 == 1) != zerosAreOdd, sample.Labels[i] == 1);
        }
        Assert.InRange(sample.Labels.Average(), 0.45, 0.55);
    }

    [Fact]
    public void A_draw_keeps_the_two_values_exact() =>
        Assert.All(Draws.Of(new ParityConfig()).Training.Inputs, bit => Assert.True(bit is 1 or -1));
}
