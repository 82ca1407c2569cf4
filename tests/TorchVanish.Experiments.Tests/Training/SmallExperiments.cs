using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Small experiments that between them use every kind of module, optimizer and clipping that keeps a state.</summary>
internal static class SmallExperiments
{
    private static readonly ExperimentConfig Base = new()
    {
        Data = new BlobsConfig { Samples = 60, Classes = 3, Features = 4 },
        Model = new MlpConfig { Depth = 3, Width = new LayerWidths(6) },
        Training = new TrainingConfig { BatchSize = 10, Steps = 40 },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Every },
        Replicates = 3,
        Seed = 7,
        Execution = Execution.Sequential,
    };

    private static readonly Dictionary<string, ExperimentConfig> All = new()
    {
        ["sigmoid sgd"] = Base,
        ["relu block momentum clip"] = Base with
        {
            Model = new MlpConfig
            {
                Depth = 3,
                Width = new LayerWidths(6),
                Activation = new ReluConfig(),
                Residual = Residual.Block,
                Initialization = new HeNormalConfig()
            },
            Training = Base.Training with { Momentum = 0.9, WeightDecay = 1e-3, Clipping = new NormClippingConfig { MaxNorm = 0.5 } },
        },
        ["tanh layer_norm adam float64"] = Base with
        {
            Model = new MlpConfig
            {
                Depth = 3,
                Width = new LayerWidths(6),
                Activation = new TanhConfig(),
                Normalization = new LayerNormConfig()
            },
            Training = Base.Training with { Optimizer = new AdamConfig(), LearningRate = 0.01, Loss = Loss.SquaredError },
            Dtype = Dtype.Float64,
        },
        ["elu batch_norm rmsprop"] = Base with
        {
            Model = new MlpConfig
            {
                Depth = 3,
                Width = new LayerWidths(6),
                Activation = new EluConfig(),
                Normalization = new BatchNormConfig { Position = NormalizationPosition.AfterActivation },
                Residual = Residual.Identity,
            },
            Training = Base.Training with
            {
                Optimizer = new RmspropConfig(),
                LearningRate = 0.01,
                Clipping = new ValueClippingConfig { ClipValue = 0.1 }
            },
        },
        ["rnn clip"] = Base with
        {
            Data = new TemporalOrderConfig { Samples = 60, Length = 12 },
            Model = new RnnConfig { HiddenSize = 6, RecurrentInitialization = new OrthogonalConfig() },
            Training = Base.Training with { Clipping = new NormClippingConfig { MaxNorm = 0.1 } },
        },
        ["lstm adam"] = Base with
        {
            Data = new TemporalOrderConfig { Samples = 60, Length = 10 },
            Model = new LstmConfig { HiddenSize = 4, ForgetBias = 1 },
            Training = Base.Training with { Optimizer = new AdamConfig(), LearningRate = 0.01 },
        },
        ["rnn adding"] = Base with
        {
            Data = new AddingConfig { Samples = 60, Length = 8 },
            Model = new RnnConfig { HiddenSize = 5, Nonlinearity = Nonlinearity.Relu },
            Training = Base.Training with { Loss = Loss.SquaredError, Clipping = new ValueClippingConfig { ClipValue = 0.1 } },
        },
        ["gru copy"] = Base with
        {
            Data = new CopyConfig { Samples = 60, Symbols = 3, Delay = 2 },
            Model = new GruConfig { HiddenSize = 5 },
            Training = Base.Training with { Optimizer = new RmspropConfig(), LearningRate = 0.01 },
            Dtype = Dtype.Float64,
        },
        ["gru momentum"] = Base with
        {
            Data = new TemporalOrderConfig { Samples = 60, Length = 10 },
            Model = new GruConfig { HiddenSize = 4 },
            Training = Base.Training with { Momentum = 0.9 },
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static ExperimentConfig Named(string name) => All[name];
}
