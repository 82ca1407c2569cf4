using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Batch normalization without shortcuts makes gradients explode.</summary>
public sealed class BatchNormExplosion : PaperReproduction
{
    private const string Factor = "factor_per_layer";

    private static readonly (string Name, ActivationConfig Activation)[] Activations =
        [("relu", new ReluConfig()), ("sigmoid", new SigmoidConfig()), ("tanh", new TanhConfig()), ("elu", new EluConfig())];

    public override string Id => "yang-2019";

    public override int Order => 3;

    public override PaperSource Paper => new(
        "Yang, Pennington, Rao, Sohl-Dickstein and Schoenholz", 2019, "A mean field theory of batch normalization", "ICLR",
        "π/(π − 1) for ReLU; (B − 2)/(B − 3) for linear nets", "π/(π − 1) was read in the paper; the linear law is from literature notes.");

    public override string Protocol =>
        "Batch normalization before φ, 512 units, 25 layers, no shortcuts: the factor per layer of ‖∂L/∂z_l‖² between layers 6 and 24, by "
        + "autograd, at batches of 8, 32 and 256.";

    public override string Published =>
        "ReLU: π/(π − 1) = 1.4669 per layer for large batches; in general E[φ′²]/Var[φ]; smaller batches explode faster";

    public override string Tolerance =>
        "At batch 256 within 2% of E[φ′²]/Var[φ], for ReLU, sigmoid, tanh and ELU; the linear net within 1% of (B − 2)/(B − 3); "
        + "batch 8 above batch 32, batch 32 above batch 256.";

    public override string Comment =>
        "In a quick look the linear net grows by 1.016 [1.012, 1.020] per layer, more than (B − 2)/(B − 3) = 1.004. That law is of "
        + "infinitely wide nets: at 512 units, 256 samples do not stay spread evenly over all directions.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        var cases = Activations.Select(a => new Case(
            $"{a.Name}, batch 256", "factor of ‖δ‖² per layer", Measured(a.Name, 256),
            Within.Share(WideNetwork.BatchNormFactor(WideNetwork.Of(a.Activation)), 0.02))).ToList();
        cases.Add(new("linear, batch 256", "factor of ‖δ‖² per layer", Measured("identity", 256), Within.Share(254.0 / 253, 0.01)));
        foreach (var (small, large) in ((int, int)[])[(8, 32), (32, 256)])
        {
            cases.Add(new(
                $"relu, batch {small} against {large}", "ratio of the factors",
                evidence.Ratio(Factor, ($"relu, batch {small}", small), ($"relu, batch {large}", large)), Bound.Above(1)));
        }
        const string Growth = "delta_squared_ratio";
        var curves = ((int[])[8, 32, 256]).Select(batch => plot.Measured(Growth, $"relu, batch {batch}", $"ReLU, batch {batch}"))
            .Append(plot.Measured(Growth, "tanh, batch 256", "tanh, batch 256"))
                .Append(plot.Measured(Growth, "identity, batch 256", "linear, batch 256")).ToArray();
        var layers = evidence.Xs(Growth, "relu, batch 256");
        var law = Math.PI / (Math.PI - 1);
        var theory = plot.Line("π/(π − 1) per layer", layers.Select(l => (l, Math.Pow(law, layers[^1] - l))), color: PaperPlot.Theory);
        return new(
            $"A ReLU net multiplies ‖δ‖² by {Spelling.Number(Measured("relu", 256).Estimate)} per layer at batch 256; "
            + "the theory of large batches says 1.467.", cases,
            plot.View(
                "Batch normalization alone makes gradients explode",
                "‖∂L/∂z_l‖² relative to the last layer: medians and quartiles over seeds; dashed: theory for large batches.", 1,
                CurvePanel.Of("512 units, batch normalization before φ", PanelAxis.Layer, new("‖δ_l‖² / ‖δ_L‖²", AxisScale.Log),
                    [theory, .. curves])));

        Statistics.Interval Measured(string name, int batch) => evidence.GeometricMean(Factor, $"{name}, batch {batch}", batch);
    }
}
