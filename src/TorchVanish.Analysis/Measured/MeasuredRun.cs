using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Measured;

/// <summary>A run with its rows indexed by step and layer. Immutable.</summary>
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

    /// <summary>Indexes the runs and gives them distinct labels, even if configs have the same name.</summary>
    public static IReadOnlyList<MeasuredRun> From(IReadOnlyList<RunRecord> records) =>
        [.. records.Select((record, index) => new MeasuredRun(record, RunLabels.Of(records, index)))];

    public RunRecord Record { get; }

    /// <summary>Null for a run without a config.</summary>
    public ExperimentConfig? Config { get; }

    /// <summary>The planned number of updates; null if it is unknown.</summary>
    public int? StepsPlanned { get; }

    /// <summary>The name of the run in figures and tables.</summary>
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

    /// <summary>The result of an answer that ignores the input.</summary>
    public TrivialLevel Trivial { get; }

    /// <summary>The replicates whose loss or gradient became non-finite.</summary>
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

    /// <summary>The first measured step, the one nearest the middle, and the last, without duplicates.</summary>
    public IReadOnlyList<Moment> Moments => Moment.Of(Steps);

    /// <summary>One value per replicate, ordered by replicate.</summary>
    public IReadOnlyList<double> Values(int step, int layer, Quantity quantity) => [.. Rows(step, layer).Select(row => row[quantity])];

    /// <summary>One row per replicate, ordered by replicate.</summary>
    public IEnumerable<LayerRow> Rows(int step, int layer) => _layers[(step, layer)].OrderBy(row => row.Replicate);

    /// <summary>
    /// The last row of each replicate that did not diverge, ordered by replicate. Statements about the end of training use these rows. A
    /// replicate that training.stop ended has its last row at an earlier step.
    /// </summary>
    public IEnumerable<LayerRow> EndRows(int layer) => _ends.Value[layer];

    /// <summary>One value per replicate: the last finite one, which for a diverged replicate was measured before the divergence.</summary>
    public IReadOnlyList<double> LastValues(int layer, Quantity quantity) =>
        [.. Record.Layers.Where(row => row.Layer == layer && double.IsFinite(row[quantity]))
            .GroupBy(row => row.Replicate).OrderBy(group => group.Key).Select(group => group.MaxBy(row => row.Step)![quantity])];

    /// <summary>The spread over all replicates, including those that have ended (see <see cref="ReplicatesAt"/>).</summary>
    public Spread Spread(int step, int layer, Quantity quantity) => ReplicatesAt.Layer(this, step, layer, quantity);

    /// <summary>The replicates that have a row at this step, as a cell of a table.</summary>
    public MeasuredCell Cell(int step, int layer, Quantity quantity) => MeasuredCell.Of(Rows(step, layer), quantity);

    /// <summary>The cell for the end of training, from <see cref="EndRows"/>.</summary>
    public MeasuredCell EndCell(int layer, Quantity quantity) => MeasuredCell.Of(EndRows(layer), quantity);

    /// <summary>One row per replicate of training.csv; empty if the step was not recorded.</summary>
    public IEnumerable<TrainingRow> Training(int step) => _training[step];

    /// <summary>The ratio of a quantity at two layers of the same step, one value per replicate.</summary>
    public IReadOnlyList<double> Ratios(int step, int numerator, int denominator, Quantity quantity) =>
        [.. _layers[(step, numerator)].Join(
            _layers[(step, denominator)],
            row => row.Replicate,
            row => row.Replicate,
            (above, below) => above[quantity] / below[quantity])];

    /// <summary>The last row of each replicate in training.csv.</summary>
    public IEnumerable<TrainingRow> LastRows() =>
        Record.Training.GroupBy(row => row.Replicate).OrderBy(group => group.Key).Select(group => group.MaxBy(row => row.Step)!);

    /// <summary>The last row of each replicate that did not diverge.</summary>
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
