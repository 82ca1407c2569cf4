using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether a weight changes by −η ∂L/∂W, and what happens if the gradient is tiny.</summary>
public sealed class UpdateRule : Claim
{
    // float32 rounding changes a healthy update by about 10⁻⁴; a deviation of 1% or more means a different rule.
    private const double Tolerance = 0.01;

    private static readonly NoteNetwork Healthy = new(new TanhConfig());
    private static readonly NoteNetwork Vanishing = new(new SigmoidConfig()) { Depth = 20 };
    private static readonly NoteNetwork Exact = Vanishing with { Dtype = Dtype.Float64 };
    private static readonly NoteNetwork Adam = Healthy with { Optimizer = new AdamConfig() };

    private static readonly (string label, NoteNetwork network)[] Networks =
        [("tanh, 10 layers", Healthy), ("sigmoid, 20 layers, float64", Exact), ("sigmoid, 20 layers, float32", Vanishing),
            ("tanh, 10 layers, Adam", Adam)];

    public override string Id => "update-rule";

    public override int Order => 32;

    public override string Statement =>
        "A training step changes a weight by minus the learning rate times the derivative of the loss with respect to the weight.";

    public override IReadOnlyList<string> Sentences =>
    [
        @"$$W_n = W_0 - \eta \frac{\partial L}{\partial W}$$",
        "derivative of L wrt weight",
    ];

    public override string Prediction => "In every hidden layer of a network, ‖W(1) − W(0)‖ = η ‖∂L/∂W‖, however small the gradient is.";

    public override string Rule =>
        "The geometric mean of ‖W(1) − W(0)‖ / (η ‖∂L/∂W‖) at the first step, with its 95% interval, must be within 1% of 1 (float32 "
        + "rounding causes deviations of about 10⁻⁴). Refuted unless this holds in all hidden layers of a ten-layer tanh network and in "
        + "the first layer of a twenty-layer sigmoid network in float64. Otherwise supported if it also holds in the first layer of the "
        + "same sigmoid network in float32, and conditional if it does not. The tanh network with Adam is reported and does not affect "
        + "the verdict.";

    public override string Amendment =>
        "In the first version, Adam also counted, although its step is not η times the gradient. The note's formula is that of gradient "
        + "descent and says nothing about other optimizers, so Adam no longer affects the verdict.";

    public override string Source =>
        "Gradient descent: Cauchy 1847. float32 keeps 24 binary digits (IEEE 754), so an update below 2⁻²⁵ of a weight is lost.";

    public override string Reason => "float32 keeps 24 binary digits, so a step smaller than half of a weight's last digit is rounded away";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.AtInitialization(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it, for plain SGD: every step tested is −η times the gradient.",
        Verdict.Conditional => $"Plain SGD takes this step, but float32 rounds a tiny step away: {Remains(ruling.Failing)} remains.",
        _ => $"Plain SGD does not take this step: {ruling.Failing?.Name} takes {ruling.Failing?.Number} of it.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var runs = Networks.Select(n => (n.label, run: evidence.Run(n.network.AtInitialization(evidence.Settings)))).ToArray();
        var (healthy, exact, rounded, adam) = (runs[0].run, runs[1].run, runs[2].run, runs[3].run);
        var holds = Decide.All([.. healthy.HiddenLayers.Select(layer => Inside(Share(healthy, layer))), Inside(First(exact))]);
        var (lost, scaled) = (First(rounded), First(adam));
        var measured = First(healthy);
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    .. healthy.HiddenLayers.Select(layer => Step($"tanh, layer {layer}", Share(healthy, layer))),
                    Step("sigmoid, float64", First(exact)),
                ],
                [Step("sigmoid, float32", lost)]) with
            { Reported = Step("tanh, Adam", scaled) },
            Shows = $"With plain SGD, the step of a tanh layer is {Spelling.Number(measured.Estimate)} times η times the gradient. In "
                + $"the first of twenty sigmoid layers, the rule requires a step of {Spelling.Number(Required(exact))} times the norm of "
                + $"the weights. Double precision performs {Spelling.Number(First(exact).Estimate)} of this step; single precision, "
                + $"which training uses, performs {Spelling.Number(lost.Estimate)}.",
            Details = $"{(holds.Holds == true ? "The note's rule is exact for plain SGD" : "Plain SGD does not always follow the rule")}: "
                + $"the step of the first tanh layer is {Spelling.Number(measured.Estimate)} times η times the gradient. The arithmetic "
                + "can lose this step. In the first of twenty sigmoid layers, the rule requires a step of "
                + $"{Spelling.Number(Required(exact))} times the norm of the weights. In float64, the weights move by "
                + $"{Spelling.Number(First(exact).Estimate)} times this step. In float32, which training uses, they move by "
                + $"{Spelling.Number(lost.Estimate)} times this step, because a step smaller than half of a weight's last digit is "
                + "rounded away.",
            Boundary = "Adam follows a different rule. With the same learning rate, η = "
                + $"{Spelling.Constant(adam.Config!.Training.LearningRate)}, its first step is {Spelling.Number(scaled.Estimate)} times "
                + "η times the gradient, because Adam divides each value by its own size. Every weight therefore moves by almost η, "
                + "however small its gradient is, down to Adam's ε of 10⁻⁸.",
            Figure = ClaimFigures.View(
                [.. runs.Select(r => r.run)],
                "Plain SGD follows the rule; in float32, the first of twenty sigmoid layers "
                    + $"{(lost.Estimate == 0 ? "gets none of its step" : $"gets {Spelling.Number(lost.Estimate)} of its step")}",
                "The first update of each hidden layer. Left: the step that the rule requires, relative to the norm of the layer's "
                    + $"weights. Right: the actual step divided by the required step. {ClaimFigures.LinesAndBands}",
                columns: 2,
                CurvePanel.Of("Required step: η ‖∂L/∂W‖ / ‖W‖", PanelAxis.Layer, new PanelAxis("relative step", AxisScale.Log),
                    runs.Select((r, i) => Line(r, i, layer => Step(r.run, layer)))),
                CurvePanel.Of("Actual step / required step", PanelAxis.Layer, new PanelAxis("actual / required", AxisScale.Log),
                    runs.Select((r, i) => Line(r, i, layer => Performed(r.run, layer))), new ReferenceLine(1, "the rule"))),
        };
    }

    private static string? Remains(Case? failing) => failing?.Measured.Estimate == 0 ? "nothing" : failing?.Number;

    private static Case Step(string name, Interval share) =>
        new(name, "‖W(1) − W(0)‖ / (η ‖∂L/∂W‖), first update", share, Bound.Between(1 - Tolerance, 1 + Tolerance, "within 1% of 1"));

    private static Decision Inside(Interval share) => Decide.Within(share, 1 - Tolerance, 1 + Tolerance);

    private static Curve Line((string label, MeasuredRun run) of, int index, Func<int, IReadOnlyList<double>> values) =>
        ClaimFigures.Line(index, of.label, of.run.HiddenLayers.Select(layer => ((double)layer, values(layer))));

    // η ‖∂L/∂W‖ / ‖W‖, one value per replicate.
    private static double[] Step(MeasuredRun run, int layer)
    {
        var rate = run.Config!.Training.LearningRate;
        var (gradients, lengths) =
            (run.Values(run.Steps[0], layer, Quantity.WeightGradientNorm), run.Values(run.Steps[0], layer, Quantity.WeightNorm));
        return [.. gradients.Zip(lengths, (gradient, length) => rate * gradient / length)];
    }

    private static double[] Performed(MeasuredRun run, int layer)
    {
        var made = run.Values(run.Steps[0], layer, Quantity.UpdateRatio);
        return [.. made.Zip(Step(run, layer), (step, required) => step / required)];
    }

    private static Interval Share(MeasuredRun run, int layer) => GeometricMean.Of(Performed(run, layer));

    private static Interval First(MeasuredRun run) => Share(run, run.HiddenLayers[0]);

    private static double Required(MeasuredRun run) => GeometricMean.Of(Step(run, run.HiddenLayers[0])).Estimate;
}
