using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>A run whose rows can be asked for by step and layer. Built once, read by every view, never changed.</summary>
public sealed class MeasuredRun
{
    private readonly ILookup<(int Step, int Layer), LayerRow> _layers;
    private readonly ILookup<int, TrainingRow> _training;
    private readonly Lazy<ILookup<int, LayerRow>> _ends;

    private MeasuredRun(RunRecord record, string label)
    {
        Record = record;
        Config = RunConfig.Of(record);
        StepsPlanned = record.Manifest?.StepsPlanned ?? Config?.Training.Steps;
        Label = label;
        _layers = record.Layers.ToLookup(row => (row.Step, row.Layer));
        _training = record.Training.ToLookup(row => row.Step);
        Steps = [.. record.Layers.Select(row => row.Step).Distinct().Order()];
        TrainingSteps = [.. _training.Select(group => group.Key).Order()];
        Layers = [.. record.Layers.Select(row => row.Layer).Distinct().Order()];
        HiddenLayers = HiddenOf(record, Layers);
        Replicates = [.. record.Training.Select(row => row.Replicate).Concat(record.Layers.Select(row => row.Replicate)).Distinct()
            .Order()];
        Trivial = TrivialLevel.Of(record, Config);
        Diverged = Divergences.Of(record);
        _ends = new(Ends);
    }

    /// <summary>The runs with names that tell them apart, also where two configs have the same name.</summary>
    public static IReadOnlyList<MeasuredRun> From(IReadOnlyList<RunRecord> records) =>
        [.. records.Select((record, index) => new MeasuredRun(record, RunLabels.Of(records, index)))];

    public RunRecord Record { get; }

    /// <summary>Null for a run that came from no config.</summary>
    public ExperimentConfig? Config { get; }

    /// <summary>The number of updates that the run was to take; null where unknown.</summary>
    public int? StepsPlanned { get; }

    /// <summary>What figures and tables call the run.</summary>
    public string Label { get; }

    /// <summary>The steps whose layers were measured, ascending. The last one is the trained network, after the last update.</summary>
    public IReadOnlyList<int> Steps { get; }

    /// <summary>The steps in training.csv, ascending.</summary>
    public IReadOnlyList<int> TrainingSteps { get; }

    /// <summary>1 nearest the input, the output layer last.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>The layers below the output layer.</summary>
    public IReadOnlyList<int> HiddenLayers { get; }

    /// <summary>The replicates with at least one row, ascending.</summary>
    public IReadOnlyList<int> Replicates { get; }

    /// <summary>What an answer gets that looks at no input.</summary>
    public TrivialLevel Trivial { get; }

    /// <summary>The replicates whose loss or gradient stopped being finite.</summary>
    public IReadOnlyList<DivergedReplicate> Diverged { get; }

    /// <summary>The replicates that training.stop ended.</summary>
    public IReadOnlyList<StoppedReplicate> Stopped => Record.Status?.StoppedReplicates ?? [];

    public ActivationConfig? Activation => Config?.Model switch
    {
        MlpConfig mlp => mlp.Activation,
        RecurrentConfig recurrent => recurrent.Activation,
        SequentialConfig sequential => CommonActivation.Of(sequential),
        _ => null,
    };

    /// <summary>The first measured step, the one nearest the half, and the last; fewer where they coincide.</summary>
    public IReadOnlyList<Moment> Moments => Moment.Of(Steps);

    /// <summary>One value a replicate, by replicate.</summary>
    public IReadOnlyList<double> Values(int step, int layer, Quantity quantity) => [.. Rows(step, layer).Select(row => row[quantity])];

    /// <summary>One row a replicate, by replicate.</summary>
    public IEnumerable<LayerRow> Rows(int step, int layer) => _layers[(step, layer)].OrderBy(row => row.Replicate);

    /// <summary>
    /// The last row of each replicate that did not diverge, by replicate: what is said of the end is said of these. A replicate that
    /// training.stop ended has its last row before the others.
    /// </summary>
    public IEnumerable<LayerRow> EndRows(int layer) => _ends.Value[layer];

    /// <summary>One value a replicate: the last finite one, which for a replicate that diverged is from before it did.</summary>
    public IReadOnlyList<double> LastValues(int layer, Quantity quantity) =>
        [.. Record.Layers.Where(row => row.Layer == layer && double.IsFinite(row[quantity]))
            .GroupBy(row => row.Replicate).OrderBy(group => group.Key).Select(group => group.MaxBy(row => row.Step)![quantity])];

    /// <summary>Over all replicates, those that have ended included (see <see cref="ReplicatesAt"/>).</summary>
    public Spread Spread(int step, int layer, Quantity quantity) => ReplicatesAt.Layer(this, step, layer, quantity);

    public MeasuredCell Cell(int step, int layer, Quantity quantity) => MeasuredCell.Of(Rows(step, layer), quantity);

    /// <summary>The same of the end: see <see cref="EndRows"/>.</summary>
    public MeasuredCell EndCell(int layer, Quantity quantity) => MeasuredCell.Of(EndRows(layer), quantity);

    public IEnumerable<TrainingRow> Training(int step) => _training[step];

    /// <summary>The quotient of the quantity at two layers of the same step, one value a replicate.</summary>
    public IReadOnlyList<double> Ratios(int step, int numerator, int denominator, Quantity quantity) =>
        [.. _layers[(step, numerator)].Join(
            _layers[(step, denominator)],
            row => row.Replicate,
            row => row.Replicate,
            (above, below) => above[quantity] / below[quantity])];

    /// <summary>The last line of each replicate in training.csv: the trained network, or how far it came.</summary>
    public IEnumerable<TrainingRow> LastRows() =>
        Record.Training.GroupBy(row => row.Replicate).OrderBy(group => group.Key).Select(group => group.MaxBy(row => row.Step)!);

    /// <summary>The last lines of the replicates that did not diverge.</summary>
    public IEnumerable<TrainingRow> FinalRows()
    {
        var diverged = Diverged.Select(replicate => replicate.Replicate).ToHashSet();
        return LastRows().Where(row => !diverged.Contains(row.Replicate));
    }

    // A run of 0.1 has no run.json, and its output layer is known by its name.
    private static IReadOnlyList<int> HiddenOf(RunRecord record, IReadOnlyList<int> layers)
    {
        var others = record.Manifest is { Layers.Count: > 0 } manifest
            ? manifest.Layers.Where(layer => layer.Role != LayerRole.Hidden).Select(layer => layer.Layer).ToHashSet()
            : record.Layers.Where(row => row.Name == "output").Select(row => row.Layer).ToHashSet();
        return [.. layers.Where(layer => !others.Contains(layer))];
    }

    private ILookup<int, LayerRow> Ends()
    {
        var diverged = Diverged.Select(replicate => replicate.Replicate).ToHashSet();
        return Record.Layers.Where(row => !diverged.Contains(row.Replicate)).GroupBy(row => (row.Replicate, row.Layer))
            .OrderBy(group => group.Key.Replicate).Select(group => group.MaxBy(row => row.Step)!).ToLookup(row => row.Layer);
    }
}
