using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// How much the sums over the units of one layer scatter between seeds, as variances of logarithms to first order in 1/n (Hanin &amp; Nica
/// 2020 for one sample and ReLU: 5/n a layer). One value for a single sample, one for the mean over the batch.
/// </summary>
/// <param name="Slope">∂ln q_{l+1} / ∂ln q_l.</param>
/// <param name="Curvature">The second derivative.</param>
/// <param name="Forward">Variance of ln q_{l+1} that this layer adds.</param>
/// <param name="Derivatives">Variance of ln ‖φ′ ⊙ e‖² given e = ∂L/∂h.</param>
/// <param name="Shared">Covariance of the two, which come from the same z.</param>
/// <param name="Weights">Variance of ln ‖Wᵀδ‖² given δ, of the weights above this layer.</param>
internal sealed record LayerNoise(
    double Slope, double Curvature, Pair Forward, Pair Derivatives, Pair Shared, Pair Weights)
{
    /// <param name="above">The linear map that reads the layer.</param>
    /// <param name="aligned">Mean squared cosine of ∂L/∂h of two samples.</param>
    public static LayerNoise Of(PredictedNetwork network, LinearLaw law, LinearLaw above, LayerSignal signal, double qAbove, double aligned)
    {
        var (moments, units) = (signal.Moments, (double)law.FanOut);
        // Orthonormal weights fix the length of z, and of Wᵀδ.
        var fixedForward = network.Orthogonal ? units / Math.Max(law.FanIn, law.FanOut) : 0;
        var fixedBackward = network.Orthogonal ? units / Math.Max(above.FanIn, above.FanOut) : 0;
        var before = law.Shortcut ? signal.Before.SecondMoment : 0;
        var second = signal.Branch.Second;
        var gain = above.FanIn * above.WeightVariance;
        var branch = gain * second / qAbove;
        var normalized = signal.Normalization is not null;
        var after = signal.Normalization is { Position: NormalizationPosition.AfterActivation };
        var sensitivity = normalized ? new LogSensitivity(0, 0) : moments.ValueSensitivity;
        var slope = (gain * before / qAbove) + (branch * sensitivity.First);
        var curvature = (gain * before / qAbove)
            + (branch * (sensitivity.Second + (sensitivity.First * sensitivity.First))) - (slope * slope);
        Pair Covariance(HermiteSeries f, HermiteSeries g) => Pair.Of(network.Input.Batch, correlation =>
            (f.Product(g, correlation) - (f.Mean * g.Mean) - (fixedForward * f.OfSquare * g.OfSquare * correlation * correlation))
            / (f.Mean * g.Mean * units), signal.Correlation);
        var (value, derivative) = (moments.ValueSquare, moments.DerivativeSquare);
        var forward = after ? new Pair(0, 0) : Covariance(value, value) * (branch * branch);
        if (law.Shortcut)
            forward += new Pair(4, 4 * signal.Correlation * signal.Correlation) * (gain * before / qAbove * branch / units);
        var alignment = Pair.Of(network.Input.Batch, same => same == 1 ? 1 : aligned, 0);
        var derivatives = Pair.Of(network.Input.Batch, correlation => correlation == 1
            ? 3 * Covariance(derivative, derivative).Sample
            : (1 + (2 * aligned)) * (derivative.Product(derivative, correlation) - (derivative.Mean * derivative.Mean)
                - (fixedForward * derivative.OfSquare * derivative.OfSquare * correlation * correlation))
                / (derivative.Mean * derivative.Mean * units), signal.Correlation);
        return new LayerNoise(
            after ? 0 : slope, after ? 0 : curvature, forward, derivatives,
            after ? new Pair(0, 0) : Covariance(value, derivative) * branch,
            alignment * (2 * (1 - fixedBackward) / units));
    }
}

/// <summary>A variance or covariance of one sample, and of the mean over a batch.</summary>
internal sealed record Pair(double Sample, double Batch)
{
    /// <param name="ofCorrelation">The covariance of two samples whose pre-activations have a correlation; 1 for a sample with
    /// itself.</param>
    public static Pair Of(int batch, Func<double, double> ofCorrelation, double correlation)
    {
        var same = ofCorrelation(1);
        return new Pair(same, (same / batch) + ((1 - (1.0 / batch)) * ofCorrelation(correlation)));
    }

    public static Pair operator +(Pair left, Pair right) => new(left.Sample + right.Sample, left.Batch + right.Batch);

    public static Pair operator *(Pair pair, double factor) => new(pair.Sample * factor, pair.Batch * factor);
}
