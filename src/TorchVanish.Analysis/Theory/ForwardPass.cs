using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The forward recursion for wide layers (Poole 2016; with shortcuts, Yang &amp; Schoenholz 2017): the second moment of h over units, and
/// its
/// mixed moment for two samples of a batch.
/// </summary>
internal static class ForwardPass
{
    public static IReadOnlyList<LayerSignal> Of(PredictedNetwork network)
    {
        var signals = new List<LayerSignal>();
        var carried = Carried.Of(network.Input);
        foreach (var law in network.Layers)
        {
            var signal = Through(network, law, carried);
            signals.Add(signal);
            carried = carried.After(law, signal);
        }
        return signals;
    }

    private static LayerSignal Through(PredictedNetwork network, LinearLaw law, Carried carried)
    {
        var gain = law.FanIn * law.WeightVariance;
        var variance = (gain * carried.SecondMoment) + law.BiasVariance + law.Drive;
        var shared = (gain * carried.MixedMoment) + law.BiasVariance;
        var normalization = network.Normalization as UnitNormalizationConfig;
        if (normalization is { Position: NormalizationPosition.BeforeActivation })
        {
            var (divisor, correlation) = NormalizationLaw.Of(normalization, variance, shared, network.Input.Batch);
            var moments = new ActivationMoments(network.Activation, 1);
            var kept = NormalizationLaw.Kept(moments, correlation);
            var backward = NormalizationLaw.Backward(normalization, network.Input.Batch, law.FanOut, kept);
            return new LayerSignal(variance, carried, moments, correlation, backward / divisor, OutputDivisor: 1, normalization);
        }
        var plain = new ActivationMoments(network.Activation, variance);
        var c = Math.Clamp(shared / variance, -1, 1);
        if (normalization is null)
            return new LayerSignal(variance, carried, plain, c, 1, 1, null);
        var (second, mixed) = (plain.Value.Product(plain.Value), plain.Value.Product(plain.Value, c));
        var spread = normalization is BatchNormConfig
            ? (second - mixed) * (network.Input.Batch - 1) / network.Input.Batch
            : second - (plain.Value.Mean * plain.Value.Mean);
        spread += normalization.Eps;
        var values = normalization is BatchNormConfig ? network.Input.Batch : law.FanOut;
        // The sample variance of a skewed law scatters more than χ².
        var lost = NormalizationLaw.Backward(normalization, network.Input.Batch, law.FanOut, NormalizationLaw.Kept(plain, c))
            * (1 + (plain.ExcessKurtosis() / values));
        return new LayerSignal(variance, carried, plain, c, lost / spread, spread, normalization);
    }
}

/// <summary>What one layer hands to the next: moments of h over units.</summary>
/// <param name="SecondMoment">Mean of h².</param>
/// <param name="MixedMoment">Mean of the product of h at two samples.</param>
/// <param name="Mean">Mean of h.</param>
internal sealed record Carried(double SecondMoment, double MixedMoment, double Mean)
{
    public static Carried Of(InputSignal input) => new(input.SecondMoment, input.MixedMoment, 0);

    public Carried After(LinearLaw law, LayerSignal signal)
    {
        var (second, mixed, mean) = signal.Branch;
        // W is independent of h, so that x and φ(Wx) have the covariance of their means alone.
        return law.Shortcut
            ? new(SecondMoment + second + (2 * Mean * mean), MixedMoment + mixed + (2 * Mean * mean), Mean + mean)
            : new(second, mixed, mean);
    }
}
