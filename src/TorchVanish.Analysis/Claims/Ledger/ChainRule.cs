using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Is the gradient of an early layer the product of the factors along the path, and are small derivatives what shrinks it?
/// </summary>
public sealed class ChainRule : Claim
{
    // The theory is one of averages over wide layers; nine steps of width 256 leave a few per cent (Hanin & Rolnick 2018): 25% leaves room
    // for them.
    private const double Same = 1.25;

    private static readonly (string label, NoteNetwork network)[] Networks =
    [
        ("sigmoid, Xavier", new(new SigmoidConfig())),
        ("sigmoid, gain 10", new(new SigmoidConfig()) { Initialization = new LecunNormalConfig { Gain = 10 } }),
        ("tanh, Xavier", new(new TanhConfig())),
        ("tanh, note's Xavier", new(new TanhConfig()) { Initialization = new TextbookXavierConfig() }),
        ("ReLU, He", new(new ReluConfig()) { Initialization = new HeNormalConfig() }),
    ];

    public override string Id => "chain-rule";

    public override int Order => 25;

    public override string Statement => "By the chain rule the gradient of an early layer is the product of the factors along the path; "
        + "the factors are small derivatives, so the product shrinks exponentially.";

    public override IReadOnlyList<string> Sentences =>
    [
        "During backpropagation, gradients are calculated using the **chain rule**",
        @"$$\frac{\partial \mathcal{L}}{\partial W_1} = \frac{\partial \mathcal{L}}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial z_L} \cdot \frac{\partial z_L}{\partial a_{L-1}} \dots \frac{\partial a_1}{\partial z_1} \cdot \frac{\partial z_1}{\partial W_1}$$",
        "If many of these terms are < 1 , their product **shrinks exponentially**.",
        "When these small derivatives are multiplied in multiple layers, they **shrink exponentially**, leading to **vanishing "
            + "gradients**.",
    ];

    public override string Prediction =>
        "In every layer of a small network autograd's gradient is the product of the factors, multiplied out as matrices, up to rounding. "
            + "In ten-layer networks ‖δ₁‖/‖δ₁₀‖ is the product of nine factors, each the size of W times the size of φ′; and as the "
            + "derivatives are what is small, the product of the sizes of φ′ alone comes within a factor of ten of it.";

    public override string Rule =>
        "At initialization, in three networks of five layers of 16 units: the largest relative difference between autograd's ∂L/∂z and "
        + "∂L/∂W of any layer and the product of ∂L/∂ŷ, ∂ŷ/∂z_L, W and diag φ′, multiplied out in float64; "
        + $"geometric mean with its 95% interval, below {ProductOfJacobians.Roundings} roundings (six products of 16 terms, one sum over "
        + $"64 samples), {Spelling.Number(ProductOfJacobians.Limit(Dtype.Float64))} in float64 and "
        + $"{Spelling.Number(ProductOfJacobians.Limit(Dtype.Float32))} in float32. "
        + "Then the sizes: for five networks of width 256: measured ratio over predicted ratio, geometric mean with its 95% interval. The "
        + "prediction is ∏ ‖W_{l+1}‖/√n_l · rms φ′(z_l) from the recorded norms, and must be within 25%; "
        + "with the derivatives alone, ∏ rms φ′(z_l), it must be within a factor of ten. Supported if all three hold in every network, "
        + "conditional if only the derivatives alone fail, refuted if one of the first two does.";

    public override string Source => "δ_l = (W_{l+1}ᵀ δ_{l+1}) ⊙ φ′(z_l); Schoenholz et al. 2017, section on back-propagation, for its "
        + "mean square n_{l+1} Var(W_{l+1}) E[φ′²].";

    public override string Reason => "∂z_l/∂a_{l−1} is W_l, so a factor is the size of W times the size of φ′";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => Wide(n.network, settings)), .. ProductOfJacobians.Types.SelectMany(dtype =>
            ProductOfJacobians.Experiments(settings, dtype))];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: the small derivatives alone tell how much of the gradient is left.",
        Verdict.Conditional => $"The factors are W and φ′ together; φ′ alone is off by a factor of {ruling.Failing?.Number}.",
        _ => $"The gradient is not this product in the networks tested: it is off for {ruling.Failing?.Name}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var measured = Networks.Select(n => (n.label, run: evidence.Run(Wide(n.network, evidence.Settings)))).ToArray();
        var apart = ProductOfJacobians.Types.Select(dtype => ProductOfJacobians.Largest(evidence, dtype)).ToArray();
        var exact = Decide.All(ProductOfJacobians.Types.Zip(apart, (dtype, off) => Decide.Below(off, ProductOfJacobians.Limit(dtype))));
        var whole = measured.Select(m => (m.label, off: Off(m.run, withWeights: true))).ToArray();
        var alone = measured.Select(m => (m.label, off: Off(m.run, withWeights: false))).ToArray();
        var worst = alone.MaxBy(a => Distance(a.off));
        var steps = measured[0].run.HiddenLayers.Count - 1;
        var closest = whole.MaxBy(w => Distance(w.off));
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    .. whole.OrderByDescending(w => Distance(w.off))
                        .Select(w => new Case(w.label,
                        "measured ‖δ₁‖/‖δ₁₀‖ over the product of the sizes of W and φ′", w.off,
                        Bound.Between(1 / Same, Same, "within 25% of 1"))),
                    .. ProductOfJacobians.Types.Zip(apart, (dtype, off) => new Case(
                        $"matrix products, {dtype.ToString().ToLowerInvariant()}",
                        "largest relative difference between autograd's gradient and the product of all factors",
                        off,
                        Bound.Below(ProductOfJacobians.Limit(dtype), Spelling.Number(ProductOfJacobians.Limit(dtype))))),
                ],
                [.. alone.OrderByDescending(a => Distance(a.off))
                    .Select(a => new Case($"{a.label}, φ′ alone",
                    "measured ‖δ₁‖/‖δ₁₀‖ over the product of the sizes of φ′ alone", a.off,
                    Bound.Between(1 / SignalLimits.Order, SignalLimits.Order, "within a factor of ten of 1")))]),
            Shows = $"Multiplied out as matrices, the factors agree with autograd up to {Spelling.Number(apart[0].Estimate)} in float64. "
                + $"The sizes of W and φ′ predict what is left of the signal up to a factor of {Spelling.Number(closest.off.Estimate)} in "
                + $"the worst of five networks. With φ′ alone the product is off by a factor of {Spelling.Number(worst.off.Estimate)} "
                + $"({worst.label}).",
            Details = "Multiplied out matrix by matrix, the factors give what autograd finds in every layer of small networks: the "
                + "largest relative difference between the two, as a geometric mean over replicates, is "
                + $"{Spelling.Number(apart[0].Estimate)} in float64 and {Spelling.Number(apart[1].Estimate)} in float32, "
                + $"{(exact.Holds == true ? "the last digits" : "more than rounding explains")}. "
                + "In wide networks the sizes of W and φ′ are enough to predict what is left of the signal: in the worst of five "
                + $"networks ({closest.label}) the measured ratio is {Spelling.Number(closest.off.Estimate)} times the prediction. "
                + "The derivatives alone do not: measured over predicted is then "
                + $"{Spelling.List(alone.Select(a => $"{Spelling.Number(a.off.Estimate)} ({a.label})"))}.",
            Boundary = $"The derivatives shrink the gradient where W does not make up for them. Alone they come within a factor of ten with {Spelling.List(Networks.Zip(alone).Where(p => Within(p.Second.off, SignalLimits.Order) == true).Select(p => p.First.label).DefaultIfEmpty("none of these"))}.",
            Figure = ClaimFigures.View(
                [.. measured.Select(m => m.run), .. ProductOfJacobians.Types.Select(dtype =>
                    evidence.Run(ProductOfJacobians.Experiments(evidence.Settings, dtype)[0]))],
                $"With W the product is within {Spelling.Percent(Math.Abs(closest.off.Estimate - 1))}; with φ′ alone it is off by up to "
                    + $"{Spelling.Constant(Math.Pow(worst.off.Estimate, 1.0 / steps))} a layer, {Spelling.Number(worst.off.Estimate)} "
                    + $"over {steps} layers",
                "Above, how far autograd's gradient and the product of all factors are apart, relative to the gradient, in whichever of "
                    + "three small networks they differ most; the dotted lines are as far as rounding may bring them. Below, measured "
                    + "‖δ_l‖/‖δ_{l+1}‖ over its prediction, layer by layer, in ten layers: left with W and φ′, right with φ′ alone. Lines "
                    + "are medians over replicates, bands the interquartile range.",
                columns: 2,
                ProductOfJacobians.Panel(evidence, "∂L/∂z: autograd and the product multiplied out", measured.Length, row => row.Signal),
                ProductOfJacobians.Panel(evidence, "∂L/∂W: autograd and the product multiplied out", measured.Length, row => row.Weight),
                Panel("Measured over ‖W‖/√n · rms φ′", measured, withWeights: true),
                Panel("Measured over rms φ′ alone", measured, withWeights: false)) with
            { Sharing = AxisSharing.Rows, Thumbnail = 3 },
        };
    }

    private static double Distance(Interval off) => Math.Abs(Math.Log(off.Estimate));

    private static Decision Within(Interval off, double factor) => Decide.Within(off, 1 / factor, factor);

    private static CurvePanel Panel(string title, (string label, MeasuredRun run)[] measured, bool withWeights) => CurvePanel.Of(
        title,
        PanelAxis.Layer,
        new PanelAxis("measured / predicted", AxisScale.Log),
        measured.Select((m, i) =>
            new Curve(i, 0, m.label,
            [.. m.run.HiddenLayers.SkipLast(1).Select(layer => new CurvePoint(layer, Spread.Of([.. OffAt(m.run, layer, withWeights)])))])),
        new ReferenceLine(1, "as predicted"));

    /// <summary>The end-to-end ratio over its prediction: the product of what every layer is off.</summary>
    private static Interval Off(MeasuredRun run, bool withWeights) =>
        GeometricMean.Of(run.HiddenLayers.SkipLast(1).Select(layer => OffAt(run, layer, withWeights)).Aggregate((product, factors) =>
            product.Zip(factors, (a, b) => a * b)));

    /// <summary>Of one layer, one value a replicate.</summary>
    private static IEnumerable<double> OffAt(MeasuredRun run, int layer, bool withWeights)
    {
        var step = run.Steps[0];
        var units = ((MlpConfig)run.Config!.Model).Width[layer];
        var weights = run.Values(step, layer + 1, Quantity.WeightNorm).Select(norm => withWeights ? norm / Math.Sqrt(units) : 1);
        var predicted = run.Values(step, layer, Quantity.DerivativeRms).Zip(weights, (derivative, weight) => derivative * weight);
        return run.Ratios(step, layer, layer + 1, Quantity.PreactivationGradientNorm).Zip(predicted, (factor, prediction) =>
            factor / prediction);
    }

    private static ExperimentConfig Wide(NoteNetwork network, ClaimSettings settings) =>
        (network with { Width = 256 }).AtInitialization(settings);
}
