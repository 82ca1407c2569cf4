using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Is a weight's change −η ∂L/∂W, and what does a tiny gradient make of it?</summary>
public sealed class UpdateRule : Claim
{
    // What float32 rounds off a healthy update is of the order of 10⁻⁴; a per cent and more is another rule.
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
        "A training step changes a weight by minus the learning rate times the derivative of the loss with respect to it.";

    public override IReadOnlyList<string> Sentences =>
    [
        @"$$W_n = W_0 - \eta \frac{\partial L}{\partial W}$$",
        "derivative of L wrt weight",
    ];

    public override string Prediction => "In every hidden layer of a network, however small its gradient, ‖W(1) − W(0)‖ = η ‖∂L/∂W‖.";

    public override string Rule =>
        "The geometric mean of ‖W(1) − W(0)‖ / (η ‖∂L/∂W‖) at the first step with its 95% interval, within 1% of 1 (float32 rounds off "
        + "some 10⁻⁴). Refuted unless all hidden layers of a ten-layer tanh network and the first of a twenty-layer sigmoid network in "
        + "float64 are inside. "
        + "Then supported if the first layer of the same sigmoid network in float32 is inside too, conditional if it is outside. Without "
        + "a vote, the tanh network under Adam.";

    public override string Amendment =>
        "Adam had a vote, and its step is not η times the gradient. The note's formula is that of gradient descent and claims nothing of "
            + "other optimizers, so now Adam has no vote.";

    public override string Source =>
        "Gradient descent: Cauchy 1847; float32 keeps 24 binary digits (IEEE 754), so an update below 2⁻²⁵ of a weight is lost.";

    public override string Reason => "float32 keeps 24 binary digits, so a step below half of a weight's last digit is rounded away";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.AtInitialization(settings))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it, for plain SGD: every step tested is −η times the gradient.",
        Verdict.Conditional => $"Plain SGD does exactly this, until float32 rounds a tiny step away: {Remains(ruling.Failing)} of it "
            + "remains.",
        _ => $"Plain SGD does not take this step: of {ruling.Failing?.Name} {ruling.Failing?.Number} is made.",
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
            { Told = Step("tanh, Adam", scaled) },
            Shows = $"With plain SGD the step of a tanh layer is {Spelling.Number(measured.Estimate)} times η times the gradient. In the "
                + $"first of twenty sigmoid layers the rule asks for a step of {Spelling.Number(Asked(exact))} of the weights' length: "
                + $"float64 makes {Spelling.Number(First(exact).Estimate)} of it, float32, which training uses, "
                + $"{Spelling.Number(lost.Estimate)}.",
            Details = $"{(holds.Holds == true ? "For plain SGD the note's rule is exact" : "Plain SGD does not follow the rule everywhere")}: the step is {Spelling.Number(measured.Estimate)} times η times the gradient. "
                + "What arithmetic makes of it is another matter: in the first of twenty sigmoid layers the rule asks for a step of "
                + $"{Spelling.Number(Asked(exact))} of the weights' length. "
                + $"In float64 {Spelling.Number(First(exact).Estimate)} times that is done; in float32, which training uses, "
                + $"{Spelling.Number(lost.Estimate)} times, because a step below half of a weight's last digit is rounded away.",
            Boundary = $"Adam is another rule: with the same learning rate, η = {Spelling.Constant(adam.Config!.Training.LearningRate)}, "
                + $"its first step is {Spelling.Number(scaled.Estimate)} times η times the gradient, because it divides each value by its "
                + "own size: every weight moves by nearly η, however small its gradient, down to Adam's ε of 10⁻⁸.",
            Figure = ClaimFigures.View(
                [.. runs.Select(r => r.run)],
                "Plain SGD does what the rule says; in float32 the first of twenty sigmoid layers "
                    + $"{(lost.Estimate == 0 ? "gets none of its step" : $"gets {Spelling.Number(lost.Estimate)} of its step")}",
                "The first update of each hidden layer. Left, the step that the rule asks for, relative to the layer's weights; right, "
                    + "the step that was made over the step that was asked for. Lines are medians over replicates, bands the "
                    + "interquartile range.",
                columns: 2,
                CurvePanel.Of("Asked for: η ‖∂L/∂W‖ / ‖W‖", PanelAxis.Layer, new PanelAxis("relative step", AxisScale.Log),
                    runs.Select((r, i) => Line(r, i, layer => Step(r.run, layer)))),
                CurvePanel.Of("Made / asked for", PanelAxis.Layer, new PanelAxis("made / asked for", AxisScale.Log),
                    runs.Select((r, i) => Line(r, i, layer => Kept(r.run, layer))), new ReferenceLine(1, "the rule"))),
        };
    }

    private static string? Remains(Case? failing) => failing?.Measured.Estimate == 0 ? "nothing" : failing?.Number;

    private static Case Step(string name, Interval share) =>
        new(name, "‖W(1) − W(0)‖ / (η ‖∂L/∂W‖), first update", share, Bound.Between(1 - Tolerance, 1 + Tolerance, "within 1% of 1"));

    private static Decision Inside(Interval share) => Decide.Within(share, 1 - Tolerance, 1 + Tolerance);

    private static Curve Line((string label, MeasuredRun run) of, int index, Func<int, IReadOnlyList<double>> values) =>
        ClaimFigures.Line(index, of.label, of.run.HiddenLayers.Select(layer => ((double)layer, values(layer))));

    // η ‖∂L/∂W‖ / ‖W‖, one value a replicate.
    private static double[] Step(MeasuredRun run, int layer)
    {
        var rate = run.Config!.Training.LearningRate;
        var (gradients, lengths) =
            (run.Values(run.Steps[0], layer, Quantity.WeightGradientNorm), run.Values(run.Steps[0], layer, Quantity.WeightNorm));
        return [.. gradients.Zip(lengths, (gradient, length) => rate * gradient / length)];
    }

    private static double[] Kept(MeasuredRun run, int layer)
    {
        var made = run.Values(run.Steps[0], layer, Quantity.UpdateRatio);
        return [.. made.Zip(Step(run, layer), (step, asked) => step / asked)];
    }

    private static Interval Share(MeasuredRun run, int layer) => GeometricMean.Of(Kept(run, layer));

    private static Interval First(MeasuredRun run) => Share(run, run.HiddenLayers[0]);

    private static double Asked(MeasuredRun run) => GeometricMean.Of(Step(run, run.HiddenLayers[0])).Estimate;
}
