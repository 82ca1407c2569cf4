using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A run as it stood at a step: what the rules judge from. Nothing after that step is in it.</summary>
internal sealed class ObservedRun
{
    private ObservedRun(MeasuredRun run, int upToStep)
    {
        Run = run;
        UpToStep = upToStep;
        Network = NetworkFacts.Of(run);
        Levels = TrivialLevels.Of(run);
        var training = run.Record.Training.Where(row => row.Step <= upToStep).ToLookup(row => row.Replicate);
        var layers = run.Record.Layers.Where(row => row.Step <= upToStep).ToLookup(row => row.Replicate);
        var diverged = run.Diverged.Where(end => end.Step <= upToStep).ToDictionary(end => end.Replicate);
        Replicates = [.. run.Replicates.Select(replicate => new ObservedReplicate(
            replicate,
            [.. training[replicate].OrderBy(row => row.Step)],
            layers[replicate].GroupBy(row => row.Layer)
                .ToDictionary(group => group.Key, group => (IReadOnlyList<LayerRow>)[.. group.OrderBy(row => row.Step)]),
            diverged.GetValueOrDefault(replicate)))];
        Outcomes = [.. Replicates.Select(replicate => ReplicateOutcome.Of(this, replicate))];
        Failing = [.. Outcomes.Where(outcome => outcome.Fails).Select(outcome => outcome.Observed)];
    }

    public static ObservedRun Of(MeasuredRun run, int? upToStep = null) => new(run, upToStep ?? int.MaxValue);

    public MeasuredRun Run { get; }

    public ExperimentConfig? Config => Run.Config;

    public RunManifest? Manifest => Run.Record.Manifest;

    /// <summary>What config and run.json say of the network, its loss and its data.</summary>
    public NetworkFacts Network { get; }

    /// <summary>What the best constant answer gets.</summary>
    public TrivialLevels Levels { get; }

    public IReadOnlyList<ObservedReplicate> Replicates { get; }

    public IReadOnlyList<ReplicateOutcome> Outcomes { get; }

    /// <summary>The replicates that do not learn, or have not yet.</summary>
    public IReadOnlyList<ObservedReplicate> Failing { get; }

    /// <summary>Whether so many replicates are stuck, or get so little, that it is no accident of one seed.</summary>
    public bool Fails => Outcomes.Count > 0
        && (Outcomes.Count(outcome => outcome.IsStuck) >= ReplicateOutcome.FailingShare * Outcomes.Count
            || Failing.Count >= ReplicateOutcome.SlowShare * Outcomes.Count);

    /// <summary>
    /// Whether it gets less than a sound network mostly does, although it may learn. What config, data or the first weights prove counts
    /// as a fault then too.
    /// </summary>
    public bool IsHeldBack => Fails || Skill < ReplicateOutcome.NearlyAll;

    /// <summary>Median over replicates of the share that they get of what there is to get.</summary>
    public double Skill => ObservedReplicate.Median(Outcomes.Select(outcome => outcome.Skill));

    /// <summary>Whether the loss of more than half of the replicates falls, so that what they have not learned yet they may.</summary>
    public bool IsMoving => Replicates.Count(LossCourse.IsFalling) > ReplicateOutcome.SlowShare * Replicates.Count;

    /// <summary>How many steps have been recorded.</summary>
    public int RecordedSteps => Replicates.Count == 0 ? 0 : Replicates.Max(replicate => replicate.Training.Count);

    /// <summary>Whether any level is known to judge by.</summary>
    public bool IsJudged => Outcomes.Any(outcome => outcome.Learns || outcome.Fails);

    /// <summary>The replicates that a rule looks at: those that fail, and all where none does.</summary>
    public IReadOnlyList<ObservedReplicate> Suspects => Failing.Count > 0 ? Failing : Replicates;

    private int UpToStep { get; }

    /// <summary>The last recorded step of all replicates.</summary>
    public int LastStep => Replicates.Count == 0 ? 0 : Replicates.Max(replicate => replicate.LastStep);

    /// <summary>The updates that the training is to take; the last recorded step where nothing says more.</summary>
    public int StepsPlanned => Math.Max(1, Run.StepsPlanned ?? Run.TrainingSteps.LastOrDefault());

    /// <summary>How much of the training has been seen, from 0 to 1.</summary>
    public double Progress => Math.Min(1, (double)LastStep / StepsPlanned);

    /// <summary>Whether what was seen is all that there will be: the run has ended, and nothing was cut off.</summary>
    public bool IsWhole => UpToStep >= Run.TrainingSteps.LastOrDefault() || Progress >= 1;

    public IReadOnlyList<int> HiddenLayers => Run.HiddenLayers;

    public int? OutputLayer => Run.Layers.Count > Run.HiddenLayers.Count ? Run.Layers[^1] : null;

    /// <summary>hidden1, linear3 and the like.</summary>
    public string NameOf(int layer) => Manifest?.Layers.FirstOrDefault(known => known.Layer == layer)?.Name
        ?? Run.Record.Layers.FirstOrDefault(row => row.Layer == layer)?.Name ?? $"layer {layer}";

    public IReadOnlyList<string> NamesOf(IEnumerable<int> layers) => [.. layers.Order().Select(NameOf)];

    /// <summary>The median over the suspects of what the function finds.</summary>
    public double Median(Func<ObservedReplicate, double> value) => ObservedReplicate.Median(Suspects.Select(value));

    /// <summary>The share of the suspects of which something is so.</summary>
    public double Share(Func<ObservedReplicate, bool> isSo) => Suspects.Count == 0 ? 0 : Suspects.Count(isSo) / (double)Suspects.Count;
}
