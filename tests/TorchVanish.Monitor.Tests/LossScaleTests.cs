using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Mixed precision: the loss is multiplied before backward(), and gradients are divided before the optimizer's step.</summary>
public sealed class LossScaleTests
{
    private const double Scale = 65536;

    /// <summary>The same rows as without a scale, and the same weights.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(Scale)]
    public void A_told_scale_is_divided_out(double scale)
    {
        using var plain = new Monitored();
        using var scaled = new Monitored();
        Train(plain, scale: 1, told: 1);
        Train(scaled, scale, scale);
        Assert.Empty(scaled.Notes);
        var theirs = scaled.Read();
        Assert.Equal(plain.Read().Layers.Count, theirs.Layers.Count);
        foreach (var row in plain.Read().Layers)
        {
            foreach (var quantity in Quantities.All.Where(quantity => !double.IsNaN(row[quantity])))
                Monitored.Close(row[quantity], scaled.Value(row.Step, row.Name, quantity));
        }
        foreach (var (mine, other) in plain.Read().Training.Zip(theirs.Training))
        {
            Monitored.Close(mine.GradientNorm, other.GradientNorm);
            Monitored.Close(mine.ClippedGradientNorm, other.ClippedGradientNorm);
            Assert.InRange(other.ClippedGradientNorm, 0, 0.1001);
        }
    }

    [Theory]
    [InlineData(Scale, true)]
    [InlineData(1024.0, true)]
    [InlineData(1.0, false)]
    public void A_scale_that_is_not_told_is_noticed(double scale, bool noticed)
    {
        using var monitored = new Monitored();
        Train(monitored, scale, told: 1, rate: 0.005);
        Assert.Equal(noticed, monitored.Notes.Exists(note => note.Contains("pass it as Step(loss, lossScale)")));
    }

    /// <summary>An optimizer that divides by the size of the gradient moves layers by no common factor.</summary>
    [Fact]
    public void Adam_says_nothing_of_a_scale()
    {
        using var monitored = new Monitored();
        Train(monitored, Scale, told: 1, rate: 1e-6, adam: true);
        Assert.Empty(monitored.Notes);
    }

    /// <summary>The scaler skips the update of a gradient that overflowed; the run goes on.</summary>
    [Fact]
    public void A_skipped_update_is_no_divergence()
    {
        using var monitored = new Monitored();
        Train(monitored, Scale, Scale, overflowAt: 2);
        Assert.Equal(RunState.Completed, monitored.Read().Status!.State);
        Assert.False(double.IsFinite(monitored.Value(2, "a", Quantity.WeightGradientNorm)));
        Assert.Equal(0, monitored.Value(2, "a", Quantity.UpdateRatio));
        Assert.True(double.IsFinite(monitored.Value(3, "a", Quantity.WeightGradientNorm)));
    }

    private static void Train(Monitored monitored, double scale, double told, double rate = 0.1, bool adam = false, int overflowAt = -1)
    {
        using var outer = NewDisposeScope();
        using var generator = new Generator(1);
        using var model = Sequential(("a", Linear(4, 6)), ("phi", Tanh()), ("c", Linear(6, 2)));
        using (no_grad())
        {
            foreach (var parameter in model.parameters())
                parameter.copy_(randn(parameter.shape, generator: generator));
        }
        using optim.Optimizer optimizer = adam ? optim.Adam(model.parameters(), rate) : optim.SGD(model.parameters(), rate);
        using var monitor = monitored.Attach(model);
        for (var step = 0; step < 4; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = model.call(randn([8, 4], generator: generator)).square().mean();
            (loss * (step == overflowAt ? double.PositiveInfinity : scale)).backward();
            monitor.Step(loss, told);
            if (step == overflowAt)
                continue;
            foreach (var parameter in model.parameters())
                parameter.grad!.div_(scale);
            if (rate == 0.1)
            {
                nn.utils.clip_grad_norm_(model.parameters(), 0.1);
                monitor.Clipped();
            }
            optimizer.step();
        }
    }
}
