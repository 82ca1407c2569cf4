using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>
/// Tests whether gradients that grow too large are common in recurrent networks, and whether they make training unstable.
/// </summary>
public sealed class ExplodingRnn : Claim
{
    private const int Length = 50;
    private const string Quantity = "gradient factor per time step at initialization";
    private const double Large = 2;

    private static readonly double[] Radii = [0.5, 0.8, 1, 1.2, 1.5, Large];

    private static readonly (string label, InitializationConfig law)[] Usual =
    [
        ("PyTorch's default", new PytorchDefaultConfig()),
        ("Xavier", new XavierNormalConfig()),
        ("orthogonal", new OrthogonalConfig()),
        ("N(0, 0.1²)", new NormalConfig { WeightStd = 0.1 }),
    ];

    public override string Id => "exploding-rnn";

    public override int Order => 170;

    public override string Statement => "Gradients that grow too large are common in recurrent networks and make training unstable.";

    public override IReadOnlyList<string> Sentences => ["If gradients grow too large (common in RNNs), training becomes unstable."];

    public override string Prediction =>
        "The gradient of a tanh network grows backward through fifty time steps, with common and with large weights. Training without "
        + "gradient clipping has losses above that of a constant answer; training with clipping does not.";

    public override string Rule =>
        "At initialization: the factor per time step, (‖∂L/∂h₁‖/‖∂L/∂h₅₀‖)^(1/49), of a tanh network with fifty units on temporal order. "
        + "Its geometric mean, with a 95% interval, is compared with 1 for a recurrent matrix of spectral radius 2 and for four common "
        + "initializations. In training (twenty time steps, N(0, 0.1²), SGD at 0.1): a blow-up is a recorded validation loss that is a "
        + "tenth above ln 4, the loss of a constant answer. Blow-ups count up to the last update at which a clipped run was still "
        + "training, because a run ends when it succeeds and clipped runs succeed earlier. The share of replicates with a blow-up "
        + "without clipping minus the share with the norm clipped at 1, paired by seed, is compared with 0. Refuted if the gradient does "
        + "not grow at spectral radius 2, or if blow-ups are not more frequent without clipping. Otherwise supported if the gradient "
        + "also grows with all four common initializations, and conditional if it shrinks with one.";

    public override string Amendment =>
        "The first version counted blow-ups to the end of each run. A clipped run succeeds and therefore ends earlier, so it had less "
        + "time to blow up. Both are now counted over the same updates.";

    public override string Source =>
        "Pascanu et al. 2013: if |φ′| ≤ 1, as for tanh and ReLU, a largest singular value above 1 is necessary for growth, but not "
        + "sufficient. In a linear network, the spectral radius determines the growth over many steps (Gelfand's formula). A Gaussian "
        + "matrix with n rows has a spectral radius of about σ√n (circular law, Girko 1984) and a largest singular value of about twice "
        + "that (Geman 1980).";

    public override string Reason =>
        "the same matrix multiplies the gradient at every time step, so its spectral radius decides, and common initializations start at "
        + "1 or below";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
    [
        .. new[] { Nonlinearity.Tanh, Nonlinearity.Relu }.SelectMany(nonlinearity =>
            Radii.Select(radius => OfRadius(nonlinearity, radius).AtInitialization(settings))),
        .. Usual.Select(u => With(u.law).AtInitialization(settings)),
        FixClipping.Free.Trained(settings, FixClipping.Steps(settings)),
        FixClipping.ByNorm.Trained(settings, FixClipping.Steps(settings)),
    ];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: the gradient grows through time with all common weights and makes training unstable.",
        Verdict.Conditional => $"The gradient shrinks with {ruling.Failing?.Name} ({ruling.Failing?.Number} per step) and grows with "
            + "large weights.",
        _ => $"Gradients do not grow or training stays stable ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        Interval Factor(SequenceNetwork network) =>
            GeometricMean.Of(SequenceRuns.FactorsThroughTime(evidence.Run(network.AtInitialization(settings))));
        var usual = Usual.Select(u => (u.label, factor: Factor(With(u.law)))).ToArray();
        var (tanh, relu) = (Factor(OfRadius(Nonlinearity.Tanh, Large)), Factor(OfRadius(Nonlinearity.Relu, Large)));
        var common = evidence.Run(FixClipping.ByNorm.Trained(settings, FixClipping.Steps(settings))).TrainingSteps[^1];
        var (free, limited) = (Training(evidence, FixClipping.Free, common), Training(evidence, FixClipping.ByNorm, common));
        var fewer = Evidence.Paired(free, limited);
        var below = Radii[1];
        return new Judgement
        {
            Ruling = Rulings.Core(
                [
                    new Case("spectral radius 2", Quantity, tanh, Bound.Above(1)),
                    new Case("unclipped minus clipped",
                        "share of runs whose loss exceeds that of a constant answer", fewer, Bound.Above(0), NumberForm.Points),
                ],
                [.. usual.Select(u => new Case(u.label, Quantity, u.factor, Bound.Above(1)))]),
            Shows = "With PyTorch's default weights, each time step multiplies the gradient by "
                + $"{Spelling.Number(usual[0].factor.Estimate)}; at spectral radius 2, by {Spelling.Number(tanh.Estimate)}. During "
                + $"training, the loss exceeds that of a constant answer in {Spelling.Percent(SequenceRuns.Share(free).Estimate)} of the "
                + $"runs without clipping and in {Spelling.Percent(SequenceRuns.Share(limited).Estimate)} of those with clipping.",
            Details = "With common initializations, each time step multiplies the gradient by "
                + $"{Spelling.List(usual.Select(u => $"{Spelling.WithInterval(u.factor, Spelling.Number)} ({u.label})"))}. "
                + $"{OverAll(usual)} With a spectral radius of 2, each time step multiplies it by {Spelling.Number(tanh.Estimate)} with "
                + $"tanh and by {Spelling.Number(relu.Estimate)} with ReLU. In the first {common} updates of training, the loss exceeds "
                + $"that of a constant answer in {Spelling.WithInterval(SequenceRuns.Share(free), Spelling.Percent)} of the runs without "
                + $"clipping, and in {Spelling.WithInterval(SequenceRuns.Share(limited), Spelling.Percent)} of those with clipping.",
            Boundary = $"The spectral radius decides, not the size of the entries. At radius {Spelling.Constant(below)}, the largest "
                + $"singular value of the matrix is about {Spelling.Constant(2 * below)}, and the factor is "
                + $"{Spelling.Number(Factor(OfRadius(Nonlinearity.Tanh, below)).Estimate)}. tanh also limits the growth, because its "
                + "derivative is small where the states are large.",
            Figure = Draw(evidence, usual[0].factor, tanh),
        };
    }

    private static IReadOnlyList<double> Training(Evidence evidence, SequenceNetwork network, int until) =>
        SequenceRuns.BlowUps(evidence.Run(network.Trained(evidence.Settings, FixClipping.Steps(evidence.Settings))), until);

    // A factor slightly below 1 shrinks the gradient, but it may not vanish within fifty steps.
    private static string OverAll((string label, Interval factor)[] usual)
    {
        var shrinks = usual.Where(u => Decide.Below(u.factor, 1) == true)
            .Select(u => (u.label, left: u.factor.Map(factor => Math.Pow(factor, Length - 1)))).ToArray();
        string[] gone = [.. shrinks.Where(u => Decide.Below(u.left, SignalLimits.Vanished) == true).Select(u => u.label)];
        string[] rest = [.. shrinks.Where(u => Decide.Below(u.left, SignalLimits.Vanished) != true)
            .Select(u => $"{Spelling.WithInterval(u.left, Spelling.Number)} with {u.label}")];
        string[] open = [.. usual.Where(u => Decide.Below(u.factor, 1).Holds is null).Select(u => u.label)];
        if (shrinks.Length == 0)
            return "No initialization is certain to shrink it.";
        string[] sentences =
        [
            "It shrinks.",
            gone.Length > 0 ? $"Over fifty steps, it vanishes with {Spelling.List(gone)}." : "",
            rest.Length > 0 ? $"After fifty steps, the remaining part is {Spelling.List(rest)}." : "",
            open.Length > 0 ? $"With {Spelling.List(open)}, the result is undecided." : "",
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private static SequenceNetwork OfRadius(Nonlinearity nonlinearity, double radius) =>
        With(new SpectralRadiusConfig { Radius = radius }) with { Nonlinearity = nonlinearity };

    private static SequenceNetwork With(InitializationConfig law) => new() { Length = Length, Recurrent = law };

    private static ClaimView Draw(Evidence evidence, Interval usual, Interval large)
    {
        var settings = evidence.Settings;
        var byRadius = Radii.Select(radius => evidence.Run(OfRadius(Nonlinearity.Tanh, radius).AtInitialization(settings))).ToArray();
        var relu = Radii.Select(radius => evidence.Run(OfRadius(Nonlinearity.Relu, radius).AtInitialization(settings))).ToArray();
        var (free, limited) = (FixClipping.Free, FixClipping.ByNorm);
        var trained = new[] { free, limited }.Select(network => evidence.Run(network.Trained(settings, FixClipping.Steps(settings))))
            .ToArray();
        Curve Factors(int index, string label, IEnumerable<Measured.MeasuredRun> runs) =>
            ClaimFigures.Line(index, label, Radii.Zip(runs, (radius, run) => (radius, SequenceRuns.FactorsThroughTime(run))));
        Curve Worst(int index, string label) =>
            SequenceRuns.OverTraining(trained[index - Radii.Length - 2], index, label, rows => rows.Max(row => row.ValidationLoss));
        return ClaimFigures.View(
            [.. byRadius, byRadius[^1], relu[^1], .. trained],
            $"Each time step multiplies the gradient by {Spelling.Number(usual.Estimate)} with PyTorch's default weights and by "
                + $"{Spelling.Number(large.Estimate)} at spectral radius 2",
            "Left: ‖∂L/∂h_t‖ over fifty time steps of a tanh network at initialization, for six spectral radii; read from right to "
                + "left. Middle: the factor per time step by spectral radius. Above the dotted line, the gradient grows on its way "
                + "back; below it, the gradient shrinks. Right: the largest validation loss of any replicate during training. The "
                + "dotted line is the loss of a constant answer, and a line ends where its last run succeeded. On the left and in the "
                + "middle, lines are medians over replicates and bands are interquartile ranges.",
            columns: 3,
            CurvePanel.Of(
                "Gradient through time", new PanelAxis("time step", AxisScale.Whole), new PanelAxis("‖∂L/∂h_t‖", AxisScale.Log),
                Radii.Select((radius, i) => TimeCurve.At(byRadius[i], i, 0, $"radius {Spelling.Constant(radius)}", step: 0))),
            CurvePanel.Of(
                "Factor per time step", new PanelAxis("spectral radius", AxisScale.Linear), new PanelAxis("factor", AxisScale.Linear),
                [Factors(Radii.Length, "tanh", byRadius), Factors(Radii.Length + 1, "ReLU", relu)], new ReferenceLine(1, "no change")),
            CurvePanel.Of(
                "Worst replicate during training", new PanelAxis("update", AxisScale.Linear),
                    new PanelAxis("validation loss", AxisScale.Linear),
                [Worst(Radii.Length + 2, "no clipping"), Worst(Radii.Length + 3, "norm clipped at 1")],
                    new ReferenceLine(Math.Log(4), "constant answer")));
    }
}
