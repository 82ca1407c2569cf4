namespace TorchVanish.Analysis.Theory;

/// <summary>φ of a signal that is taken as normal.</summary>
internal sealed record ActivationStage(ScalarActivation Activation) : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var units = (double)before.Shape.Channels;
        var shifted = Activation.Shifted(before.Mean);
        var moments = new ActivationMoments(shifted, before.Variance);
        var (value, derivative) = (moments.ValueSquare, moments.DerivativeSquare);
        var correlation = before.Correlation;
        var samples = batch * before.Shape.Positions;
        var after = new Signal(
            value.Mean, moments.Value.Product(moments.Value, correlation),
            moments.Value.Product(moments.Value, before.NeighbourCorrelation), moments.Value.Mean, before.Shape);
        Pair Covariance(HermiteSeries f, HermiteSeries g) => Pair.Of(samples, c =>
            (f.Product(g, c) - (f.Mean * g.Mean) - (before.Fixed * f.OfSquare * g.OfSquare * c * c)) / (f.Mean * g.Mean * units),
            correlation);
        return new(after, derivative.Mean)
        {
            Forward = moments.ValueSensitivity,
            Backward = moments.Sensitivity,
            ForwardNoise = Covariance(value, value),
            SharedNoise = Covariance(value, derivative),
            BackwardNoise = aligned => Pair.Of(samples, c => (c == 1 ? 3 : 1 + (2 * aligned))
                * (derivative.Product(derivative, c) - (derivative.Mean * derivative.Mean)
                    - (before.Fixed * derivative.OfSquare * derivative.OfSquare * c * c))
                / (derivative.Mean * derivative.Mean * units), correlation),
            Aligned = aligned =>
            {
                var kept = moments.Derivative.Product(moments.Derivative, correlation) / derivative.Mean;
                // The weights have counted the fluctuation of 1/n that φ′ keeps.
                var fourth = derivative.Product(derivative, correlation) / (derivative.Mean * derivative.Mean);
                var below = aligned * kept * kept;
                return Math.Min(1, below + ((1 - below) * (fourth - (kept * kept)) / units));
            },
        };
    }
}
