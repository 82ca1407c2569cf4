namespace TorchVanish.Analysis.Theory;

/// <summary>
/// z = W h + b, or a convolution: with weights that are independent from tap to tap, positions of the output are as correlated as those of
/// the input (Xiao 2018). The fan-in is in channels times the taps that lie inside the image.
/// </summary>
/// <param name="FanIn">Of the mean output position: fewer than in channels · k² where zeros surround the image.</param>
/// <param name="BiasMean">Mean of the biases, and <paramref name="BiasSecond"/> the mean of their squares.</param>
internal sealed record WeightStage(
    double FanIn, double WeightVariance, double BiasSecond, double BiasMean, bool Orthogonal, SignalShape Output) : Stage
{
    public double Amplification => FanIn * WeightVariance;

    public override Passage Through(Signal before, int batch)
    {
        var second = (Amplification * before.Second) + BiasSecond;
        var slope = Amplification * before.Second / second;
        var (inputs, outputs) = ((double)before.Shape.Channels, Output.Channels);
        var kept = Orthogonal ? inputs / Math.Max(inputs, outputs) : 0;
        var samples = batch * before.Shape.Positions;
        return new(
            new(second, (Amplification * before.Mixed) + BiasSecond, (Amplification * before.Neighbour) + BiasSecond, BiasMean, Output)
            {
                Fixed = Orthogonal ? outputs / (double)Math.Max(inputs, outputs) : 0,
            },
            Amplification)
        {
            Forward = new(slope, slope - (slope * slope)),
            // ‖Wᵀδ‖² is a χ² of as many values as the input has units.
            BackwardNoise = aligned => Pair.Of(samples, same => same == 1 ? 1 : aligned, 0) * (2 * (1 - kept) / inputs),
            Aligned = aligned => aligned + ((1 - aligned) / inputs),
        };
    }
}
