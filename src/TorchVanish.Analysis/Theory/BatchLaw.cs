using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// ln(‖δ_l‖²/‖δ_L‖²) of infinitely wide networks with batch normalization at any batch size. Samples are exchangeable, so that two numbers
/// describe the signal, E h_b² and E h_b h_c, and two the gradient. What a layer makes of them is the mean over units, whose
/// pre-activations z ∈ R^B are normal; it is drawn.
/// </summary>
internal static class BatchLaw
{
    // Units that are drawn for one layer, all samples together.
    private const int Values = 1 << 18;

    public static double[] LogRatios(PredictedNetwork network)
    {
        var (layers, carried) = Forward(network);
        var shared = SharedAtOutput(network, carried);
        var (own, scale) = (1 - shared, 0.0);
        var logs = new double[layers.Count];
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var (law, unit) = (network.Layers[i], layers[i]);
            logs[i] = Math.Log((own * unit.MeasuredOwn) + (shared * unit.MeasuredShared)) + scale;
            var gain = law.FanIn * law.WeightVariance;
            var kept = law.Shortcut ? 1 : 0;
            var trace = (kept * (own + shared)) + (gain * ((own * unit.TraceOwn) + (shared * unit.TraceShared)));
            var off = (kept * shared) + (gain * ((own * unit.OffOwn) + (shared * unit.OffShared)));
            // (own, shared): the gradient is a part of each sample's own, and a part that all have in common.
            (own, shared) = ((trace - off) / trace, off / trace);
            scale += Math.Log(trace);
        }
        return [.. logs.Select(log => log - logs[^1])];
    }

    private static double SharedAtOutput(PredictedNetwork network, Carried carried)
    {
        var (output, input) = (network.Output, network.Input);
        var gain = output.FanIn * output.WeightVariance;
        var variance = (gain * carried.SecondMoment) + output.BiasVariance;
        var correlation = ((gain * carried.MixedMoment) + output.BiasVariance) / variance;
        return LossAlignment.Of(input.Loss, output.FanOut, variance, correlation, input.Batch).Average(seed => seed.Shared);
    }

    private static (List<UnitLaw> Layers, Carried Last) Forward(PredictedNetwork network)
    {
        var layers = new List<UnitLaw>();
        var carried = Carried.Of(network.Input);
        var config = network.Normalization as BatchNormConfig
            ?? throw new InvalidOperationException("The law of a batch is that of batch normalization.");
        for (var i = 0; i < network.Layers.Count; i++)
        {
            var law = network.Layers[i];
            var gain = law.FanIn * law.WeightVariance;
            var variance = (gain * carried.SecondMoment) + law.BiasVariance;
            var covariance = (gain * carried.MixedMoment) + law.BiasVariance;
            var unit = UnitLaw.Drawn(config, network.Activation, network.Input.Batch, variance, covariance, Values, new Random(i));
            layers.Add(unit);
            carried = law.Shortcut
                ? new(carried.SecondMoment + unit.Second + (2 * carried.Mean * unit.Mean),
                    carried.MixedMoment + unit.Mixed + (2 * carried.Mean * unit.Mean), carried.Mean + unit.Mean)
                : new(unit.Second, unit.Mixed, unit.Mean);
        }
        return (layers, carried);
    }
}
