using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>The weight scale nearest to the present one at which ‖δ₁‖ = ‖δ_L‖.</summary>
internal static class StableScaleSearch
{
    /// <summary>Scales from 1/e⁴ to e⁴ are in reach.</summary>
    private const double Reach = 4;
    private const double Step = 0.1;
    private const int Halvings = 30;

    public static StableScale? Of(ModelConfig model, PredictedNetwork network)
    {
        var scale = Root(logScale =>
        {
            var scaled = network.Scaled(Math.Exp(logScale));
            return Predictor.LogRatios(scaled, ForwardPass.Of(scaled))[0];
        });
        var (initialization, path) = model switch
        {
            MlpConfig mlp => (mlp.Initialization, "model.initialization"),
            RecurrentConfig recurrent => (recurrent.RecurrentInitialization, "model.recurrent_initialization"),
            _ => throw new InvalidOperationException($"No weights are scaled in {model.GetType().Name}."),
        };
        return scale is { } factor && Change(initialization, path, factor) is { } change ? new(factor, [change]) : null;
    }

    /// <param name="logRatio">ln(‖δ₁‖²/‖δ_L‖²) against the logarithm of the weight scale.</param>
    /// <returns>The scale nearest to 1 at which it changes its sign; null where none in reach does.</returns>
    public static double? Root(Func<double, double> logRatio)
    {
        var start = Ratio(0);
        for (var distance = Step; distance <= Reach; distance += Step)
        {
            foreach (var end in (double[])[distance, -distance])
            {
                if (Math.Sign(Ratio(end)) != Math.Sign(start))
                    return Between(end - (Math.Sign(end) * Step), end);
            }
        }
        return null;

        double Ratio(double logScale) => logRatio(logScale) is var ratio && double.IsNaN(ratio) ? double.PositiveInfinity : ratio;

        double Between(double same, double other)
        {
            var sign = Math.Sign(Ratio(same));
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (same + other) / 2;
                if (Math.Sign(Ratio(middle)) == sign)
                    same = middle;
                else
                    other = middle;
            }
            return Math.Exp((same + other) / 2);
        }
    }

    /// <summary>The key that scales the weights of a law; null for a law without one.</summary>
    public static ConfigChange? Change(InitializationConfig initialization, string path, double scale) =>
        initialization switch
        {
            NamedInitializationConfig named => new($"{path}.gain", Number(named.Gain * scale)),
            NormalConfig normal => new($"{path}.weight_std", Number(normal.WeightStd * scale)),
            TruncatedNormalConfig truncated => new($"{path}.weight_std", Number(truncated.WeightStd * scale)),
            SpectralRadiusConfig spectral => new($"{path}.radius", Number(spectral.Radius * scale)),
            VarianceScalingConfig scaling => new($"{path}.scale", Number(scaling.Scale * scale * scale)),
            UniformConfig uniform => new(
                path, $$"""{"kind": "uniform", "low": {{Number(uniform.Low * scale)}}, "high": {{Number(uniform.High * scale)}}}"""),
            // The same law with a gain; its biases are zero.
            PytorchDefaultConfig => new(path, $$"""{"kind": "glorot_standard", "gain": {{Number(scale)}}}"""),
            _ => null,
        };

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
