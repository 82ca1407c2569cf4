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
        var start = LogRatio(network, 0);
        for (var distance = Step; distance <= Reach; distance += Step)
        {
            foreach (var end in (double[])[distance, -distance])
            {
                if (Math.Sign(LogRatio(network, end)) == Math.Sign(start))
                    continue;
                var near = end - (Math.Sign(end) * Step);
                return Change(model, Root(network, near, end));
            }
        }
        return null;
    }

    private static double Root(PredictedNetwork network, double same, double other)
    {
        var sign = Math.Sign(LogRatio(network, same));
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (same + other) / 2;
            if (Math.Sign(LogRatio(network, middle)) == sign)
                same = middle;
            else
                other = middle;
        }
        return Math.Exp((same + other) / 2);
    }

    private static double LogRatio(PredictedNetwork network, double logScale)
    {
        var scaled = network.Scaled(Math.Exp(logScale));
        var ratio = Predictor.LogRatios(scaled, ForwardPass.Of(scaled))[0];
        return double.IsNaN(ratio) ? double.PositiveInfinity : ratio;
    }

    private static StableScale? Change(ModelConfig model, double scale)
    {
        var (initialization, path) = model switch
        {
            MlpConfig mlp => (mlp.Initialization, "model.initialization"),
            RecurrentConfig recurrent => (recurrent.RecurrentInitialization, "model.recurrent_initialization"),
            _ => throw new InvalidOperationException($"No weights are scaled in {model.GetType().Name}."),
        };
        return initialization switch
        {
            NamedInitializationConfig named => new(scale, $"{path}.gain", Number(named.Gain * scale)),
            NormalConfig normal => new(scale, $"{path}.weight_std", Number(normal.WeightStd * scale)),
            TruncatedNormalConfig truncated => new(scale, $"{path}.weight_std", Number(truncated.WeightStd * scale)),
            SpectralRadiusConfig spectral => new(scale, $"{path}.radius", Number(spectral.Radius * scale)),
            VarianceScalingConfig scaling => new(scale, $"{path}.scale", Number(scaling.Scale * scale * scale)),
            UniformConfig uniform => new(
                scale, path, $$"""{"kind": "uniform", "low": {{Number(uniform.Low * scale)}}, "high": {{Number(uniform.High * scale)}}}"""),
            // The same law with a gain; its biases are zero.
            PytorchDefaultConfig => new(scale, path, $$"""{"kind": "glorot_standard", "gain": {{Number(scale)}}}"""),
            _ => null,
        };
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
