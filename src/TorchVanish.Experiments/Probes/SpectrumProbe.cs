using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The singular values of ∂h_l/∂h_{l−1} = diag(φ′(z_l)) W_l, with 1 added for a shortcut, and of their product from the input to the last
/// hidden layer, of single samples of the batch. It reads what the forward pass left, in float64, and changes nothing.
/// </summary>
internal static class SpectrumProbe
{
    /// <summary>The layer number of the Jacobian from end to end.</summary>
    public const int EndToEnd = 0;

    /// <param name="taps">One a layer, which have kept their tensors; the last is the output layer's and is left out.</param>
    public static IReadOnlyList<SpectrumRow> Measure(ExperimentConfig config, ReplicateGroup group, IReadOnlyList<LayerTap> taps, int step)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var hidden = taps.Take(taps.Count - 1).ToList();
        var shortcuts = config.Model is MlpConfig { Residual: Residual.Identity };
        var weights = hidden.Select(tap => Wide(group.Lead(tap.Layer.Weight))).ToList();
        var slopes = hidden.Select(tap => Slopes(group, tap)).ToList();
        var samples = (int)Math.Min(config.Probes.JacobianSamples, slopes[0].shape[1]);
        var rows = new List<SpectrumRow>();
        for (var r = 0; r < group.Count; r++)
        {
            using var replicate = NewDisposeScope();
            Tensor? product = null;
            for (var l = 0; l < hidden.Count; l++)
            {
                var jacobian = Jacobian(weights[l][r], slopes[l][r].narrow(0, 0, samples), shortcuts);
                product = product is null ? jacobian : jacobian.matmul(product);
                rows.AddRange(Rows(jacobian, group.Replicates[r], step, hidden[l].Layer.Number));
            }
            rows.AddRange(Rows(product!, group.Replicates[r], step, EndToEnd));
        }
        return [.. rows.OrderBy(row => row.Replicate).ThenBy(row => row.Layer).ThenBy(row => row.Index)];
    }

    /// <param name="weight">W, [d_l, d_{l−1}].</param>
    /// <param name="slopes">φ′(z), [S, d_l].</param>
    /// <returns>[S, d_l, d_{l−1}].</returns>
    internal static Tensor Jacobian(Tensor weight, Tensor slopes, bool shortcut)
    {
        var branch = slopes.unsqueeze(2) * weight.unsqueeze(0);
        return shortcut && weight.shape[0] == weight.shape[1] ? branch + eye(weight.shape[0], dtype: ScalarType.Float64) : branch;
    }

    // φ′(z), [R, B, d].
    private static Tensor Slopes(ReplicateGroup group, LayerTap tap)
    {
        var z = Wide(group.LeadActivation(tap.Preactivation!));
        return tap.Layer.Activation?.Derivative(z, Wide(group.LeadActivation(tap.Output))) ?? ones_like(z);
    }

    private static IEnumerable<SpectrumRow> Rows(Tensor jacobians, int replicate, int step, int layer)
    {
        // A singular value of what is not finite is not defined, and the routine would throw.
        var finite = double.IsFinite(jacobians.sum().cpu().data<double>()[0]);
        var values = finite
            ? linalg.svdvals(jacobians.cpu()).mean([0]).data<double>().ToArray()
            : [.. Enumerable.Repeat(double.NaN, (int)Math.Min(jacobians.shape[1], jacobians.shape[2]))];
        return values.Select((value, index) => new SpectrumRow(replicate, step, layer, index + 1, value));
    }

    private static Tensor Wide(Tensor tensor) => tensor.detach().to(ScalarType.Float64).cpu();
}
