using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Orthonormal rows or columns, uniform over all such matrices (Saxe 2014; for the signs, Mezzadri 2007).</summary>
public sealed class OrthogonalInitializer(OrthogonalConfig config) : NamedInitializer(config)
{
    // min(m, n) unit vectors have m · n entries in total, so the mean square is 1 / max(m, n).
    public override double WeightVariance(long fanIn, long fanOut) => Gain * Gain / Math.Max(fanIn, fanOut);

    // The rows of a kernel's matrix are orthonormal as they are.
    protected override double Rescale(long fanIn, long rows, long positions) => 1;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator)
    {
        var (tall, flat) = (Math.Max(fanIn, fanOut), Math.Min(fanIn, fanOut));
        var (q, r) = linalg.qr(Normal(1, generator, tall, flat));
        // The signs of R's diagonal depend on the library. Q is uniform if they are all positive.
        q *= r.diagonal().sign();
        return (fanOut >= fanIn ? q : q.t()) * Gain;
    }
}
