using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// log10(‖δ₁‖/‖δ_L‖) of the infinitely wide network over the scale of its weights, σ_w = √(fan_in · Var W), with the scale of its biases
/// and
/// with its depth; and the line on which χ is 1 (Schoenholz 2017).
/// </summary>
public sealed record PredictionMap(
    MlpConfig Model, IReadOnlyList<double> WeightScales, IReadOnlyList<double> BiasScales, IReadOnlyList<int> Depths,
    double[][] OverBiases, double[][] OverDepths, IReadOnlyList<(double Weight, double Bias)> CriticalLine,
    double? CriticalWeight, double OwnWeight, double OwnBias)
{
    private const int Columns = 49;
    private const int Rows = 25;
    private const double SmallestScale = 0.5;
    private const double LargestScale = 4;
    private const double LargestBias = 1.5;
    private const int LeastDepth = 50;

    /// <exception cref="ConfigException">The model is none that has such a map.</exception>
    public static PredictionMap Of(ExperimentConfig config)
    {
        if (config.Model is not MlpConfig { Residual: Residual.None, Normalization: NoNormalizationConfig } model || !model.Width.IsUniform)
            throw new ConfigException(
                "--map: the map is of an mlp of one width, without normalization and shortcuts; model.kind, model.width, "
                + "model.normalization and model.residual must say so.");
        if (InitialVariance.OfWeights(model.Initialization, model.Width[1], model.Width[1]) is not { } variance
            || InitialVariance.OfBiases(model.Initialization, model.Width[1]) is not { } biases
            || Predictor.Of(config).Verdict == PredictedVerdict.CannotPredict)
        {
            throw new ConfigException($"--map: {Predictor.Of(config).Reason}");
        }
        double[] scales = [.. Enumerable.Range(0, Columns)
            .Select(i => SmallestScale * Math.Pow(LargestScale / SmallestScale, i / (Columns - 1.0)))];
        double[] biasScales = [.. Enumerable.Range(0, Rows).Select(i => LargestBias * i / (Rows - 1))];
        var deepest = Math.Max(LeastDepth, 2 * model.Depth);
        int[] depths = [.. Enumerable.Range(1, Rows).Select(i => Math.Max(2, deepest * i / Rows)).Distinct()];
        var activation = NetworkReader.Activation(model.Activation, "model.activation");
        return new(
            model, scales, biasScales, depths,
            [.. biasScales.Select(bias => scales.Select(scale => Profile(config, model, model.Depth, scale, bias)[^1]).ToArray())],
            OverDepth(config, model, scales, depths, Math.Sqrt(biases)),
            [.. biasScales.Select(bias => (Weight: Critical(activation, bias), Bias: bias)).Where(pair => pair.Weight is not null)
                .Select(pair => (pair.Weight!.Value, pair.Bias))],
            Critical(activation, Math.Sqrt(biases)), Math.Sqrt(variance * model.Width[1]), Math.Sqrt(biases));
    }

    /// <summary>σ_w at which χ is 1 at the fixed point of the variance; null where none from 0.2 to 20 is.</summary>
    internal static double? Critical(ScalarActivation activation, double biasScale)
    {
        var (low, high) = (0.2, 20.0);
        if (Chi(low) > 1 || Chi(high) < 1)
            return null;
        for (var i = 0; i < 60; i++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Chi(middle) < 1 ? (middle, high) : (low, middle);
        }
        return low;

        double Chi(double scale) => DepthScale.FixedPoint(activation, scale * scale, biasScale * biasScale) ?? double.PositiveInfinity;
    }

    private static double[][] OverDepth(ExperimentConfig config, MlpConfig model, double[] scales, int[] depths, double biasScale)
    {
        var columns = scales.Select(scale => Profile(config, model, depths[^1], scale, biasScale)).ToArray();
        return [.. depths.Select(depth => columns.Select(column => column[depth - 1]).ToArray())];
    }

    /// <returns>log10(‖δ₁‖/‖δ_L‖) for L = 1, 2, ..., NaN where signals leave the range of float64.</returns>
    private static double[] Profile(ExperimentConfig config, MlpConfig model, int depth, double scale, double biasScale)
    {
        InitializationConfig law = model.Initialization is OrthogonalConfig
            ? new OrthogonalConfig { Gain = scale, BiasStd = biasScale }
            : new LecunNormalConfig { Gain = scale, BiasStd = biasScale };
        var network = MlpReader.Read(model with { Depth = depth, Initialization = law }, PredictedTask.Of(config, facts: null));
        var signals = ForwardPass.Of(network);
        var steps = BackwardPass.LogSteps(network, signals);
        var (ratios, sum) = (new double[depth], 0.0);
        for (var i = 1; i < depth; i++)
        {
            sum += steps[i - 1];
            var ratio = (sum + Math.Log(signals[0].MeasuredGain) - Math.Log(signals[i].MeasuredGain)) / (2 * Math.Log(10));
            ratios[i] = double.IsFinite(ratio) ? ratio : double.NaN;
        }
        return ratios;
    }
}
