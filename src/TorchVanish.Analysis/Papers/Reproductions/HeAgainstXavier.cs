using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>Thirty layers, with He's weights and with Xavier's.</summary>
public sealed class HeAgainstXavier : PaperReproduction
{
    private const string Loss = "loss";
    private const string Accuracy = "accuracy";

    public override string Id => "he-2015";

    public override int Order => 4;

    public override PaperSource Paper => new(
        "He, Zhang, Ren and Sun", 2015, "Delving deep into rectifiers", "ICCV", "figures 2 and 3: 22 and 30 layers",
            "That 30 layers stall with Xavier and both converge at 22 was read in the paper.");

    public override string Protocol =>
        "ReLU MLPs of 64 units on 64 Gaussian inputs in ten classes of a random tanh teacher, fresh batches of 128, SGD with momentum "
        + "0.9 and rate 0.01: 600 steps (Xavier with 22 layers 2,500); gradients at initialization by autograd.";

    public override string Published =>
        "30 layers: He's weights converge, Xavier's completely stall; 22 layers: both converge, Xavier's later";

    public override string Tolerance =>
        "At the end, accuracy of He's nets above 30% (chance 10%), loss of Xavier's 30-layer nets within 1% of ln 10, accuracy of "
        + "Xavier's 22-layer nets above 30%. At initialization of Xavier's 30 layers ‖δ_1‖/‖δ_30‖ below 10⁻³, while ‖∂W_1‖/‖∂W_30‖ stays "
        + "within a factor of 3 of 1: ReLU is homogeneous, so that all weight gradients shrink alike.";

    public override string Reduced => "MLPs on a synthetic task in place of convolutional nets on ImageNet.";

    public override string Comment => "Xavier's 22 layers get more steps than the others, because the paper lets both converge in the end.";

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        Interval Last(string quantity, string cell) => evidence.Mean(quantity, cell, evidence.Xs(quantity, cell)[^1]);
        const string Stalled = "Xavier, 30 layers";
        Case[] cases =
        [
            new("He, 30 layers", "accuracy at the end", Last(Accuracy, "He, 30 layers"), Bound.Above(0.3, "30%"), NumberForm.Percent),
            new("He, 22 layers", "accuracy at the end", Last(Accuracy, "He, 22 layers"), Bound.Above(0.3, "30%"), NumberForm.Percent),
            new(Stalled, "loss at the end", Last(Loss, Stalled), Within.Share(Math.Round(Math.Log(10), 4), 0.01)),
            new("Xavier, 22 layers", "accuracy at the end", Last(Accuracy, "Xavier, 22 layers"), Bound.Above(0.3, "30%"),
                NumberForm.Percent),
            new(Stalled, "‖δ_1‖/‖δ_30‖", evidence.Ratio("delta_norm", (Stalled, 1), (Stalled, 30)), Bound.Below(1e-3)),
            new(Stalled, "‖∂W_1‖/‖∂W_30‖", evidence.Ratio("weight_gradient_norm", (Stalled, 1), (Stalled, 30)),
                Bound.Between(1 / 3.0, 3, "within a factor of 3 of 1")),
        ];
        CurvePanel Panel(int depth) => CurvePanel.Of(
            FormattableString.Invariant($"{depth} layers"), new("step", AxisScale.Linear), new("training loss", AxisScale.Linear),
            ((string[])["He", "Xavier"]).Select(name => plot.Measured(Loss, FormattableString.Invariant($"{name}, {depth} layers"), name)),
                new ReferenceLine(Math.Log(10), "chance"));
        return new(
            "With 30 layers Xavier's weights leave the loss at chance while He's train; the signal δ shows why, a ratio of weight "
            + "gradients does not.", cases,
            plot.View(
                "Thirty ReLU layers train from He's weights and stall from Xavier's",
                    "The loss of each batch, before its step: medians and quartiles over seeds.", 2, Panel(22), Panel(30)));
    }
}
