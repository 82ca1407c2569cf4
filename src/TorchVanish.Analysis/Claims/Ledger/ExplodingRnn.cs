using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Are gradients that grow too large common in recurrent networks, and do they make training unstable?</summary>
public sealed class ExplodingRnn : Claim
{
    private const int Length = 50;
    private const string Quantity = "factor per time step of the gradient at initialization";
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

    public override string Statement => "Gradients that grow too large are common in recurrent networks, and make training unstable.";

    public override IReadOnlyList<string> Sentences => ["If gradients grow too large (common in RNNs), training becomes unstable."];

    public override string Prediction =>
        "Back through fifty time steps the gradient of a tanh network grows, with the usual weights as with large ones; and without a "
            + "limit on the gradient training has losses that are worse than a guess's, which it has not with one.";

    public override string Rule =>
        "At initialization, the factor a time step (‖∂L/∂h₁‖/‖∂L/∂h₅₀‖)^(1/49) of a tanh network of fifty units on temporal order, "
        + "geometric mean with its 95% interval, against 1: with a recurrent matrix of spectral radius 2, and with four usual laws. "
        + "In training (twenty time steps, N(0, 0.1²), SGD at 0.1), a blow-up is a recorded validation loss a tenth above ln 4, the loss "
        + "of a guess; counted up to the last update at which a clipped run was still training, since a run ends when it succeeds and "
        + "clipped ones do so earlier; the share of replicates with one, without clipping minus with the norm clipped at 1, paired by "
        + "seed, against 0. "
        + "Refuted if the gradient does not grow at radius 2, or training is no less stable with the limit; otherwise supported if it "
        + "grows with all four usual laws too, conditional if it shrinks with one.";

    public override string Amendment =>
        "Blow-ups were counted to the end of each run at first. A clipped run ends earlier, because it succeeds, and so had less time to "
            + "blow up; now both are counted within the same updates.";

    public override string Source =>
        "Pascanu et al. 2013: where |φ′| ≤ 1, as with tanh and ReLU, a largest singular value above 1 is necessary for growth, not "
        + "sufficient. In a linear network the spectral radius decides in the end (Gelfand's formula). "
        + "Of a Gaussian matrix of n rows the spectral radius is about σ√n (circular law, Girko 1984) and the largest singular value "
        + "about twice that (Geman 1980).";

    public override string Reason => "the same matrix multiplies the gradient at every time step, so its spectral radius decides, and the "
        + "usual weights start at 1 or below";

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
        Verdict.Supported => "Keep it: the gradient grows through time with all usual weights, and training is unstable.",
        Verdict.Conditional => $"The gradient shrinks with {ruling.Failing?.Name} ({ruling.Failing?.Number} per step); it grows with "
            + "large weights.",
        _ => $"Gradients do not grow or destabilize so: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
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
                        "share of trainings whose loss becomes worse than a guess's", fewer, Bound.Above(0), NumberForm.Points),
                ],
                [.. usual.Select(u => new Case(u.label, Quantity, u.factor, Bound.Above(1)))]),
            Shows = $"With PyTorch's default weights a time step multiplies the gradient by {Spelling.Number(usual[0].factor.Estimate)}, "
                + $"at spectral radius 2 by {Spelling.Number(tanh.Estimate)}. In training the loss becomes worse than a guess's in "
                + $"{Spelling.Percent(SequenceRuns.Share(free).Estimate)} of the runs without clipping and in "
                + $"{Spelling.Percent(SequenceRuns.Share(limited).Estimate)} with it.",
            Details = "With the usual weights a time step multiplies the gradient by "
                + $"{Spelling.List(usual.Select(u => $"{Spelling.WithInterval(u.factor, Spelling.Number)} ({u.label})"))}. "
                + $"{OverAll(usual)} "
                + $"With a spectral radius of 2 it grows, by {Spelling.Number(tanh.Estimate)} a step with tanh and "
                + $"{Spelling.Number(relu.Estimate)} with ReLU. "
                + $"In the first {common} updates of training the loss becomes worse than a guess's in "
                + $"{Spelling.WithInterval(SequenceRuns.Share(free), Spelling.Percent)} of the runs without a limit on the gradient, and "
                + $"in {Spelling.WithInterval(SequenceRuns.Share(limited), Spelling.Percent)} of those with one.",
            Boundary = $"It is the spectral radius that counts, not the size of the numbers: at radius {Spelling.Constant(below)} the "
                + $"largest singular value of the matrix is about {Spelling.Constant(2 * below)}, and the factor is "
                + $"{Spelling.Number(Factor(OfRadius(Nonlinearity.Tanh, below)).Estimate)}. "
                + "And tanh limits the growth: where the states are large its derivative is small.",
            Figure = Draw(evidence, usual[0].factor, tanh),
        };
    }

    private static IReadOnlyList<double> Training(Evidence evidence, SequenceNetwork network, int until) =>
        SequenceRuns.BlowUps(evidence.Run(network.Trained(evidence.Settings, FixClipping.Steps(evidence.Settings))), until);

    // A factor a little below 1 shrinks the gradient, but fifty steps may be too few for it to vanish.
    private static string OverAll((string label, Interval factor)[] usual)
    {
        var shrinks = usual.Where(u => Decide.Below(u.factor, 1) == true)
            .Select(u => (u.label, left: u.factor.Map(factor => Math.Pow(factor, Length - 1)))).ToArray();
        string[] gone = [.. shrinks.Where(u => Decide.Below(u.left, SignalLimits.Vanished) == true).Select(u => u.label)];
        string[] rest = [.. shrinks.Where(u => Decide.Below(u.left, SignalLimits.Vanished) != true)
            .Select(u => $"{Spelling.WithInterval(u.left, Spelling.Number)} with {u.label}")];
        string[] open = [.. usual.Where(u => Decide.Below(u.factor, 1).Holds is null).Select(u => u.label)];
        return shrinks.Length == 0 ? "It is not seen to shrink with any of them."
            : $"It shrinks{(gone.Length > 0 ? $"; over fifty steps it vanishes with {Spelling.List(gone)}" : "")}{(rest.Length > 0 ? $"; after fifty steps there is left {Spelling.List(rest)}" : "")}{(open.Length > 0 ? $"; with {Spelling.List(open)} it is undecided" : "")}.";
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
            $"A time step multiplies the gradient by {Spelling.Number(usual.Estimate)} with PyTorch's weights, by "
                + $"{Spelling.Number(large.Estimate)} at spectral radius 2",
            "Left, ‖∂L/∂h_t‖ along fifty time steps of a tanh network at initialization, for six spectral radii; read from right to left. "
                + "Middle, the factor a step against the spectral radius; above the dotted line the gradient grows on its way back, below "
                + "it shrinks. "
                + "Right, the largest validation loss among the replicates in training, whose dotted line is the loss of a guess; a line "
                + "ends where the last run succeeded. Lines left and in the middle are medians over replicates, bands the interquartile "
                + "range.",
            columns: 3,
            CurvePanel.Of(
                "Back through time", new PanelAxis("time step", AxisScale.Whole), new PanelAxis("‖∂L/∂h_t‖", AxisScale.Log),
                Radii.Select((radius, i) => TimeCurve.At(byRadius[i], i, 0, $"radius {Spelling.Constant(radius)}", step: 0))),
            CurvePanel.Of(
                "Factor a time step", new PanelAxis("spectral radius", AxisScale.Linear), new PanelAxis("factor", AxisScale.Linear),
                [Factors(Radii.Length, "tanh", byRadius), Factors(Radii.Length + 1, "ReLU", relu)], new ReferenceLine(1, "no change")),
            CurvePanel.Of(
                "Worst replicate in training", new PanelAxis("update", AxisScale.Linear),
                    new PanelAxis("validation loss", AxisScale.Linear),
                [Worst(Radii.Length + 2, "no clipping"), Worst(Radii.Length + 3, "norm clipped at 1")],
                    new ReferenceLine(Math.Log(4), "a guess")));
    }
}
