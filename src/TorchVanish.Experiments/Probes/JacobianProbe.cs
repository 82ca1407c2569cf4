using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Compares autograd's gradients with the explicit product of the factors along the path.</summary>
internal static class JacobianProbe
{
    /// <summary>Call this after the backward pass, before weights or gradients change.</summary>
    /// <param name="taps">Of the same pass, one a layer, none of them recurrent, which have kept their tensors.</param>
    /// <param name="x">[R, B, features].</param>
    /// <param name="y">[R, B].</param>
    /// <returns>One row for each replicate of the group and each layer.</returns>
    public static IReadOnlyList<JacobianRow> Measure(
        ExperimentConfig config, ReplicateGroup group, IReadOnlyList<LayerTap> taps, Tensor x, Tensor y, int step)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var shortcuts = config.Model is MlpConfig { Residual: Residual.Identity };
        var layers = taps.Select(tap => Factors(group, tap)).ToArray();
        var (inputs, labels) = (Replicates(x), Replicates(y));
        return
        [
            .. Enumerable.Range(0, group.Count).SelectMany(r =>
            {
                var ofReplicate = layers.Select(layer => layer[r]).ToArray();
                var product = new PathProduct(ofReplicate, inputs[r], [.. labels[r].Select(label => (int)label)], config.Training.Loss,
                    shortcuts);
                return taps.Select((tap, l) => new JacobianRow(
                    group.Replicates[r], step, tap.Layer.Number, tap.Layer.Name,
                    Compare(ofReplicate[l].Signal, product.Signals[l]),
                        Compare(ofReplicate[l].WeightGradient, product.WeightGradients[l])));
            }),
        ];
    }

    // One a replicate. Values are those of the forward pass; what is computed from them is computed in float64.
    private static LayerFactors[] Factors(ReplicateGroup group, LayerTap tap)
    {
        var (parameter, z) = (tap.Layer.Weight, tap.Preactivation!);
        var (preactivation, output) = (Wide(group.LeadActivation(z)), Wide(group.LeadActivation(tap.Output)));
        var derivative = tap.Layer.Activation?.Derivative(preactivation, output) ?? ones_like(preactivation);
        double[][][] all =
        [
            Replicates(group.Lead(parameter)), Replicates(preactivation), Replicates(output), Replicates(derivative),
            Replicates(group.LeadActivation(tap.PreactivationGradient ?? zeros_like(z))),
                Replicates(group.Lead(parameter.grad ?? zeros_like(parameter))),
        ];
        return [.. Enumerable.Range(0, group.Count)
            .Select(r => new LayerFactors(all[0][r], all[1][r], all[2][r], all[3][r], all[4][r], all[5][r]))];
    }

    private static GradientComparison Compare(double[] autograd, double[] product)
    {
        var (norm, difference) = (Norm(autograd), Norm(autograd.Zip(product, (a, b) => a - b)));
        return new GradientComparison(norm, Norm(product), difference == 0 ? 0 : difference / norm);
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

    private static double[][] Replicates(Tensor tensor)
    {
        var all = Wide(tensor).cpu().contiguous().data<double>().ToArray();
        return [.. all.Chunk(all.Length / (int)tensor.shape[0])];
    }

    private static Tensor Wide(Tensor tensor) => tensor.detach().to(ScalarType.Float64);
}
