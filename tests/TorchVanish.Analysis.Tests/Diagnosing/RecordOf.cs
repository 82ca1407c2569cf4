using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>
/// A made-up training of two ReLU layers and a linear output that learns: three classes, a loss from ln 3 to 0.1, accuracy from a third
/// to 0.97. A test changes what it is about.
/// </summary>
internal sealed record RecordOf
{
    private static readonly int[] Sampled = [0, 1, 2, 5, 10, 20, 50, 100, 150, 200];

    public ExperimentConfig? Config { get; init; } = new()
    {
        Name = "made-up",
        Data = new BlobsConfig { Classes = 3, Samples = 200 },
        Model = new MlpConfig
        {
            Depth = 2,
            Width = new LayerWidths(16),
            Activation = new ReluConfig(),
            Initialization = new HeNormalConfig()
        },
        Training = new TrainingConfig { Steps = 200, LearningRate = 0.1 },
        Replicates = 4,
    };

    public DataFacts Data { get; init; } = new("blobs", 150, 50, 4, true, [new("0", 50, 17), new("1", 50, 17), new("2", 50, 16)]);

    public double? TrivialLoss { get; init; } = Math.Log(3);

    public double? TrivialAccuracy { get; init; } = 0.34;

    public bool HasManifest { get; init; } = true;

    public IReadOnlyList<string> Notes { get; init; } = [];

    public int Replicates { get; init; } = 4;

    public int HiddenLayers { get; init; } = 2;

    /// <summary>Loss and accuracy, of training and validation alike, by replicate and share of the steps.</summary>
    public Func<int, double, (double Loss, double Accuracy)> Course { get; init; } = (_, share) =>
        (0.1 + (0.9986 * Math.Exp(-5 * share)), 0.97 - (0.63 * Math.Exp(-5 * share)));

    /// <summary>The validation loss and accuracy where they differ.</summary>
    public Func<int, double, (double Loss, double Accuracy)>? Validation { get; init; }

    /// <summary>A quantity by replicate, step and layer; null for the usual value.</summary>
    public Func<int, int, int, Quantity, double?> Layer { get; init; } = (_, _, _, _) => null;

    public IReadOnlyList<DivergedReplicate> Diverged { get; init; } = [];

    public MeasuredRun Build()
    {
        var record = new RunRecord(
            "runs/made-up", "made-up", MadeUpEnvironment.Instance, new RunStatus(RunState.Completed, "Made up.", "sequential", Diverged),
            [.. Enumerable.Range(0, Replicates).SelectMany(r => Sampled.Select(step => Training(r, step)))],
            [.. Enumerable.Range(0, Replicates).SelectMany(r => Sampled.SelectMany(step => Enumerable.Range(1, HiddenLayers + 1).Select(l =>
                Row(r, step, l))))],
            [])
        {
            ConfigText = Config is null ? null : ConfigWriter.Write(Config),
            Manifest = !HasManifest ? null : new RunManifest("torchvanish 0.2.0", "made-up", Config is null ? RunSource.Monitor
                : RunSource.Config, [])
            {
                StepsPlanned = 200,
                TrivialLoss = TrivialLoss,
                TrivialAccuracy = TrivialAccuracy,
                Data = Config is null ? null : Data,
                Notes = Notes,
            },
        };
        return MeasuredRun.From([record])[0];
    }

    private TrainingRow Training(int replicate, int step)
    {
        var (loss, accuracy) = Course(replicate, step / 200.0);
        var (validationLoss, validationAccuracy) = (Validation ?? Course)(replicate, step / 200.0);
        return new TrainingRow(replicate, step, loss, accuracy, validationLoss, validationAccuracy, 0.5, 0.5);
    }

    private LayerRow Row(int replicate, int step, int layer) => new(
        replicate, step, layer, layer > HiddenLayers ? "output" : $"hidden{layer}",
        [.. Quantities.All.Select(quantity => Layer(replicate, step, layer, quantity) ?? Usual(step, layer, quantity))]);

    private double Usual(int step, int layer, Quantity quantity) => quantity switch
    {
        // √(2 · 16): He's weights for 16 units.
        Quantity.WeightNorm => Math.Sqrt(32),
        Quantity.WeightChange => step == 0 ? 0 : 0.2,
        Quantity.UpdateRatio => step == 200 ? double.NaN : 0.005,
        Quantity.WeightGradientNorm => 0.3,
        Quantity.PreactivationGradientNorm => 0.1 * Math.Pow(0.8, HiddenLayers + 1 - layer),
        Quantity.ActivationMean => 0.4,
        Quantity.ActivationStd => 0.6,
        Quantity.DerivativeMean => 0.5,
        Quantity.DerivativeRms => 0.7,
        Quantity.SaturatedFraction => layer > HiddenLayers ? 0 : 0.5,
        Quantity.DeadFraction => layer > HiddenLayers ? 0 : 0.05,
        _ => 0,
    };

    /// <summary>A loss that stays at the constant answer.</summary>
    public static Func<int, double, (double Loss, double Accuracy)> Stuck { get; } = (_, share) => (Math.Log(3)
        + (0.0005 * Math.Cos(40 * share)), 0.34);
}
