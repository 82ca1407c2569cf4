using MathNet.Numerics.Distributions;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// φ, then the largest value of each window; the same as φ of the largest z, because all that is pooled here rises with z. The values of a
/// window are taken as normal with one correlation, that of neighbours; the gradient goes to the largest alone.
/// </summary>
/// <param name="Window">Values of a window.</param>
internal sealed record MaxPoolStage(ScalarActivation Activation, int Window, SignalShape Output) : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var (shifted, scale) = (Activation.Shifted(before.Mean), Math.Sqrt(before.Variance));
        var common = Math.Max(0, before.NeighbourCorrelation);
        var (own, shared) = (Math.Sqrt(1 - common), Math.Sqrt(common));
        var (mean, second, gain) = (0.0, 0.0, 0.0);
        foreach (var (largest, share) in Largest())
        {
            for (var i = 0; i < GaussianQuadrature.Points.Count; i++)
            {
                var z = scale * ((own * largest) + (shared * GaussianQuadrature.Points[i]));
                var (weight, value, slope) = (share * GaussianQuadrature.Weights[i], shifted.Value(z), shifted.Derivative(z));
                (mean, second, gain) = (mean + (weight * value), second + (weight * value * value), gain + (weight * slope * slope));
            }
        }
        var single = new ActivationStage(Activation).Through(before, batch);
        var spread = second - (mean * mean);
        return single with
        {
            After = new(
                second, (mean * mean) + (single.After.Correlation * spread), (mean * mean) + (single.After.NeighbourCorrelation * spread),
                mean, Output),
            Gain = gain,
        };
    }

    // The largest of so many standard normal values has the density m N(y) Φ(y)^(m−1).
    private List<(double Value, double Share)> Largest()
    {
        var law = GaussianQuadrature.Points.Index()
            .Select(pair => (pair.Item, Share: GaussianQuadrature.Weights[pair.Index] * Math.Pow(Normal.CDF(0, 1, pair.Item), Window - 1)))
            .Where(pair => pair.Share > 1e-9).ToList();
        var all = law.Sum(pair => pair.Share);
        return [.. law.Select(pair => (pair.Item, pair.Share / all))];
    }
}

/// <summary>The mean of each window, whose values have the correlation of neighbours; each gets an equal part of the gradient.</summary>
internal sealed record AveragePoolStage(int Window, SignalShape Output) : Stage
{
    public override Passage Through(Signal before, int batch) => new(
        before with { Second = (before.Second + ((Window - 1) * before.Neighbour)) / Window, Shape = Output, Fixed = 0 },
        1.0 / Window);
}

/// <summary>All numbers of a sample as one vector.</summary>
internal sealed record FlattenStage : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var (positions, channels) = ((double)before.Shape.Positions, before.Shape.Channels);
        return new(before with { Shape = new(before.Shape.Units, 1, 1) }, 1)
        {
            // Gradients at different positions come through different weights.
            Aligned = aligned => (aligned / positions) + ((1 - (1 / positions)) / channels),
        };
    }
}

/// <summary>Each entry is 0 with probability p, and the others are divided by 1 − p.</summary>
internal sealed record DropoutStage(double P) : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var noise = new Pair(1, 1.0 / (batch * before.Shape.Positions)) * (P / (1 - P) / before.Shape.Channels);
        return new(before with { Second = before.Second / (1 - P), Fixed = 0 }, 1 / (1 - P))
        {
            ForwardNoise = noise,
            BackwardNoise = _ => noise,
            SharedNoise = noise,
        };
    }
}
