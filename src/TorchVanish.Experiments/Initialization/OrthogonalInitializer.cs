using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Orthonormal rows or columns, uniformly over all such matrices (Saxe 2014; Mezzadri 2007 for the sign).</summary>
public sealed class OrthogonalInitializer(OrthogonalConfig config) : NamedInitializer(config)
{
    // min(m, n) unit vectors of length max(m, n) share m · n entries: the mean square is 1 / max(m, n).
    public override double WeightVariance(long fanIn, long fanOut) => Gain * Gain / Math.Max(fanIn, fanOut);

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator)
    {
        var (tall, flat) = (Math.Max(fanIn, fanOut), Math.Min(fanIn, fanOut));
        var (q, r) = linalg.qr(Normal(1, generator, tall, flat));
        // QR leaves the signs of R's diagonal to the library; fixed to be positive, Q is uniform.
        q *= r.diagonal().sign();
        return (fanOut >= fanIn ? q : q.t()) * Gain;
    }
}
