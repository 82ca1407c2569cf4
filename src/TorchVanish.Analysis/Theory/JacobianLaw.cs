using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The mean square of the singular values of ∂h_l/∂h_{l−1} at initialization, and of the Jacobian from the input to the last hidden layer:
/// for equal widths χ_l and ∏χ_l (Saxe 2014; Pennington 2017). Orthonormal weights make all singular values of a linear network equal.
/// </summary>
/// <param name="Layers">One a hidden layer, nearest the input first.</param>
internal sealed record JacobianLaw(IReadOnlyList<double> Layers, double EndToEnd)
{
    /// <returns>Null where the theory does not cover the config.</returns>
    public static JacobianLaw? Of(ExperimentConfig config)
    {
        try
        {
            if (config.Model is not MlpConfig { Normalization: NoNormalizationConfig } model)
                return null;
            var network = MlpReader.Read(model, PredictedTask.Of(config, facts: null));
            var signals = ForwardPass.Of(network);
            var gains = network.Layers.Select((law, i) =>
                BackwardPass.BranchGain(network, signals, i) + (law.Shortcut ? 1 : 0)).ToArray();
            var layers = network.Layers.Select((law, i) => gains[i] * law.FanOut / Math.Min(law.FanIn, law.FanOut));
            // ‖J‖² has a share for each unit of the last layer; the rank is that of the narrowest.
            var rank = Math.Min(network.Layers[0].FanIn, network.Layers.Min(law => law.FanOut));
            var product = gains.Aggregate(1.0, (product, gain) => product * gain);
            return new([.. layers], product * network.Layers[^1].FanOut / rank);
        }
        catch (RefusalException)
        {
            return null;
        }
    }
}
