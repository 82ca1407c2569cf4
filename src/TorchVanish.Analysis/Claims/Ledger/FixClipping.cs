using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does gradient clipping make an unstable training succeed, and what can it not mend?</summary>
public sealed class FixClipping : Claim
{
    private const double MaxNorm = 1;
    private const int Long = 100;

    /// <summary>Pascanu's recurrent network without a limit on the gradient.</summary>
    internal static SequenceNetwork Free { get; } = new();

    /// <summary>The same with its norm clipped at 1.</summary>
    internal static SequenceNetwork ByNorm { get; } = new() { Clipping = new NormClippingConfig { MaxNorm = MaxNorm } };

    private static readonly (string label, SequenceNetwork network)[] Networks =
    [
        ("no clipping", Free),
        ("norm at 1", ByNorm),
        ("each value at 0.1", new SequenceNetwork { Clipping = new ValueClippingConfig { ClipValue = 0.1 } }),
        ("each value at 1", new SequenceNetwork { Clipping = new ValueClippingConfig { ClipValue = 1 } }),
    ];

    public override string Id => "fix-clipping";

    public override int Order => 180;

    public override string Statement => "The remedy for gradients that are too large is gradient clipping.";

    public override IReadOnlyList<string> Sentences => ["**Fix:** Use **gradient clipping**."];

    public override string Prediction =>
        "A recurrent network that often fails on temporal order without clipping succeeds more often with the norm of its gradient clipped at 1, over twenty time steps as over a hundred.";

    public override string Rule =>
        "Pascanu's protocol: fifty tanh units, temporal order, N(0, 0.1²), SGD at 0.1, batches of 20; success is an error below 1% on sequences held out. The share of replicates that succeed over twenty time steps, norm clipping minus none, paired by seed, against 0: refuted if it is not above. "
        + "Over a hundred time steps, where the gradient vanishes, the share that succeeds with clipping, with an exact 95% interval, against a half: supported if it is above, conditional if it is below. Clipping each value, at two limits, has no vote.";

    public override string Source => "Pascanu et al. 2013, algorithm 1 and section 4.1; Zhang et al. 2020 for why it also speeds up.";

    public override string Correction =>
        "Clipping the norm keeps the direction and limits the length of a step, and mends training that explodes; the limit has to suit the gradients that occur, by value as by norm. "
        + "It can only make a step smaller: a gradient that vanishes through time stays vanished.";

    /// <summary>Updates at most. Most of what succeeds at all does so within these (docs/clipping.md has 20,000).</summary>
    internal static int Steps(ClaimSettings settings) => settings.Quick ? 1500 : 5000;

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.Trained(settings, Steps(settings))), OverLong(Free, settings), OverLong(ByNorm, settings)];

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        IReadOnlyList<double> Successes(ExperimentConfig experiment) => SequenceRuns.Successes(evidence.Run(experiment));
        var succeeded = Networks.Select(n => (n.label, each: Successes(n.network.Trained(settings, Steps(settings))))).ToArray();
        var gain = Evidence.Paired(succeeded[1].each, succeeded[0].each);
        var (longFree, longLimited) = (OverLong(Free, settings), OverLong(ByNorm, settings));
        var over = SequenceRuns.Share(Successes(longLimited));
        var (factor, clipped) = (GeometricMean.Of(SequenceRuns.FactorsThroughTime(evidence.Run(longLimited))), SequenceRuns.ShareAbove(evidence.Run(longLimited), MaxNorm));
        string Count(IReadOnlyList<double> each) => $"{each.Count(one => one == 1)} of {each.Count}";
        return new Judgement
        {
            Ruling = Decide.Sides(Decide.Above(gain, 0), Decide.Below(over, 0.5)),
            Measured = gain,
            Quantity = "share of runs that succeed with norm clipping minus without, twenty time steps",
            Expected = "above 0",
            Shows = $"Over twenty time steps, within {Steps(settings)} updates, success comes to {Spelling.List(succeeded.Select(s => $"{Count(s.each)} with {s.label}"))}. Clipping by value works as well where its limit is small enough to be met.",
            Boundary = $"What has vanished no clipping brings back: over a hundred time steps one step multiplies the gradient by {Spelling.Number(factor.Estimate)}, its norm is above the limit in {Spelling.Percent(clipped)} of the recorded steps, and after {LongSteps(settings)} updates "
                + $"{Count(Successes(longLimited))} runs succeed with clipping and {Count(Successes(longFree))} without.",
            Figure = Draw(evidence, succeeded[0].each, succeeded[1].each),
        };
    }

    private static int LongSteps(ClaimSettings settings) => settings.Quick ? 200 : 400;

    private static ExperimentConfig OverLong(SequenceNetwork network, ClaimSettings settings) => (network with { Length = Long }).Trained(settings, LongSteps(settings));

    private static ClaimView Draw(Evidence evidence, IReadOnlyList<double> free, IReadOnlyList<double> limited)
    {
        var settings = evidence.Settings;
        var runs = Networks.Select(n => evidence.Run(n.network.Trained(settings, Steps(settings)))).ToArray();
        var far = evidence.Run(OverLong(ByNorm, settings));
        var last = far.Steps[^1];
        return ClaimFigures.View(
            [.. runs, far, far],
            $"{limited.Count(one => one == 1)} of {limited.Count} runs succeed with the norm clipped at 1, {free.Count(one => one == 1)} of {free.Count} without clipping",
            "Left, temporal order over twenty time steps: the share of replicates that have succeeded by each update. Right, a hundred time steps with the norm clipped at 1: the gradient of each hidden state; read from right to left. Lines on the right are medians over replicates, bands the interquartile range.",
            columns: 2,
            CurvePanel.Of(
                "Twenty time steps: have succeeded", new PanelAxis("update", AxisScale.Linear), new PanelAxis("share of replicates", AxisScale.Share),
                runs.Select((run, i) => SequenceRuns.OverTraining(run, i, Networks[i].label, rows => rows.Average(row => row.ValidationAccuracy >= SequenceRuns.Solved ? 1.0 : 0)))),
            CurvePanel.Of(
                "A hundred time steps: gradient", new PanelAxis("time step", AxisScale.Whole), new PanelAxis("‖∂L/∂h_t‖", AxisScale.Log),
                [SequenceRuns.AlongTime(far, runs.Length, "at the start", step: 0), SequenceRuns.AlongTime(far, runs.Length + 1, $"at update {last}", last)]));
    }
}
