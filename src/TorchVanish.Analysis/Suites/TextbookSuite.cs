using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Suites;

/// <summary>
/// The textbook note's comparison at ten hidden layers: five activations, and for sigmoid each fix that the note names. One thing
/// changes at a time; data, batches and seeds are the same throughout.
/// </summary>
public static class TextbookSuite
{
    private const int Depth = 10;

    public static Suite Build(SuiteOptions options)
    {
        var sigmoid = Baseline(options, "sigmoid", new SigmoidConfig());
        ExperimentConfig[] activations =
        [
            sigmoid,
            Baseline(options, "tanh", new TanhConfig()),
            Baseline(options, "relu", new ReluConfig()),
            Baseline(options, "leaky_relu", new LeakyReluConfig()),
            Baseline(options, "elu", new EluConfig()),
        ];
        ExperimentConfig[] initialized =
        [
            With(sigmoid, "sigmoid-xavier", m => m with { Initialization = new XavierNormalConfig() }),
            .. activations[1..2].Select(e => With(e, $"{e.Name}-xavier", m => m with { Initialization = new XavierNormalConfig() })),
            .. activations[2..].Select(e => With(e, $"{e.Name}-he", m => m with { Initialization = new HeNormalConfig() })),
            With(activations[4], "elu-xavier", m => m with { Initialization = new XavierNormalConfig() }),
        ];
        ExperimentConfig[] fixes =
        [
            With(sigmoid, "sigmoid-2-layers", m => m with { Depth = 2 }),
            With(sigmoid, "sigmoid-batch_norm", m => m with { Normalization = new BatchNormConfig() }),
            With(sigmoid, "sigmoid-residual", m => m with { Residual = Residual.Identity }),
            With(sigmoid, "sigmoid-residual-block", m => m with { Residual = Residual.Block }),
        ];
        var data = options.FashionMnist ? "Fashion-MNIST" : "three interleaved spirals";
        var record = new SuiteRecord(
            "What happens to the gradient in ten hidden layers?",
            $"Networks with {Depth} hidden layers of {Width} units learn {data} with plain SGD and PyTorch's default initialization, "
            + "what a person gets who changes nothing. Each experiment changes one thing, and every replicate of it sees the same samples and batches.",
            [
                new SuiteSection(
                    "activations",
                    "Five activations",
                    "The same network with five activation functions. The note says that the gradient vanishes with sigmoid and tanh only.",
                    [.. activations.Select(e => e.Name)]),
                new SuiteSection(
                    "initializations",
                    "The same five, with the initialization that the note prescribes",
                    "Xavier's initialization for sigmoid and tanh, He's for ReLU and LeakyReLU. For ELU the note prescribes none, so it is tried with both.",
                    [.. initialized.Select(e => e.Name)]),
                new SuiteSection(
                    "remedies",
                    "What helps a sigmoid network",
                    "The sigmoid network as it is, and with each remedy that the note names: another activation (alone, and with the initialization made for it), "
                    + "fewer layers, Xavier's initialization, batch normalization, a shortcut x + f(W x), and the shortcut around a batch-normalized block.",
                    [sigmoid.Name, "relu", "relu-he", "sigmoid-xavier", .. fixes.Select(e => e.Name)]),
            ]);
        return new Suite(record, [.. activations, .. initialized, .. fixes]);
    }

    private const int Width = 64;

    private static ExperimentConfig Baseline(SuiteOptions options, string name, ActivationConfig activation) => new()
    {
        Name = name,
        Data = options.FashionMnist ? new FashionMnistConfig { Samples = 4000, Directory = options.DataDirectory } : new SpiralsConfig { Samples = 2000 },
        Model = new MlpConfig { Depth = Depth, Width = new LayerWidths(Width), Activation = activation, Initialization = new PytorchDefaultConfig() },
        Training = new TrainingConfig { LearningRate = 0.1, BatchSize = 64, Steps = options.Quick ? 300 : 1000 },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Log, Points = options.Quick ? 25 : 40 },
        Replicates = options.Replicates ?? (options.Quick ? 4 : 8),
        Seed = options.Seed,
    };

    private static ExperimentConfig With(ExperimentConfig baseline, string name, Func<MlpConfig, MlpConfig> change) =>
        baseline with { Name = name, Model = change((MlpConfig)baseline.Model) };
}
