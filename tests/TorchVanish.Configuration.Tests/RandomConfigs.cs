using CsCheck;

namespace TorchVanish.Configuration.Tests;

/// <summary>Random configs that are valid.</summary>
internal static class RandomConfigs
{
    private static readonly Gen<ActivationConfig> Activation = Gen.OneOf<ActivationConfig>(
        Gen.Const<ActivationConfig>(new TanhConfig()),
        Gen.Double[-100, 100].Select(slope => (ActivationConfig)new LeakyReluConfig { NegativeSlope = slope }),
        Gen.Double[1e-300, 100].Select(alpha => (ActivationConfig)new EluConfig { Alpha = alpha }));

    private static readonly Gen<InitializationConfig> Initialization = Gen.OneOf<InitializationConfig>(
        Gen.Const<InitializationConfig>(new PytorchDefaultConfig()),
        Gen.Select(Gen.Double[0, 1e6], Gen.Double[0, 1e6], (gain, std) =>
            (InitializationConfig)new HeNormalConfig { Gain = gain, BiasStd = std }),
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], (weight, bias) =>
            (InitializationConfig)new ConstantConfig { Weight = weight, Bias = bias }));

    private static readonly Gen<NormalizationConfig> Normalization = Gen.OneOf<NormalizationConfig>(
        Gen.Const<NormalizationConfig>(new NoNormalizationConfig()),
        Gen.Double[0, 1].Select(eps =>
            (NormalizationConfig)new LayerNormConfig { Eps = eps, Position = NormalizationPosition.AfterActivation }),
        Gen.Double[0, 1].Select(momentum => (NormalizationConfig)new BatchNormConfig { Momentum = momentum }));

    private static readonly Gen<MlpConfig> Model =
        from depth in Gen.Int[1, 30]
        from widths in Gen.Int[1, 100_000].Array[depth]
        from uniform in Gen.Bool
        from activation in Activation
        from initialization in Initialization
        from normalization in Normalization
        select new MlpConfig
        {
            Depth = depth,
            Width = uniform ? new LayerWidths(widths[0]) : new LayerWidths(widths),
            Activation = activation,
            Initialization = initialization,
            Normalization = normalization,
        };

    // No more than the 2 of 3 samples that the smallest data leave for training.
    private static readonly Gen<TrainingConfig> Training =
        from rate in Gen.Double[0, 1e9]
        from decay in Gen.Double[0, 1e3]
        from momentum in Gen.Double[0, 0.999]
        from steps in Gen.Int[1, 100_000_000]
        from clip in Gen.Double[1e-9, 1e9]
        from loss in Gen.Enum<Loss>()
        select new TrainingConfig
        {
            Loss = loss,
            Optimizer = momentum > 0.5 ? new SgdConfig() : new RmspropConfig { Alpha = momentum },
            LearningRate = rate,
            WeightDecay = decay,
            Momentum = momentum,
            BatchSize = 2,
            Steps = steps,
            Clipping = clip < 1 ? new NormClippingConfig { MaxNorm = clip } : new ValueClippingConfig { ClipValue = clip },
        };

    private static readonly Gen<DataConfig> Data = Gen.OneOf<DataConfig>(
        Gen.Select(Gen.Int[3, 10_000_000], Gen.Double[1e-3, 0.3], (n, share) =>
            (DataConfig)new MoonsConfig { Samples = n, ValidationFraction = share }),
        Gen.Select(Gen.Int[1, 1000], Gen.Enum<GaussianLabels>(), (n, labels) =>
            (DataConfig)new GaussianConfig { Features = n, Labels = labels }),
        Gen.String[Gen.Char.AlphaNumeric, 1, 10]
            .Select(name => (DataConfig)new CsvConfig { Path = $"/tables/{name}.csv", LabelColumn = $"ä\"{name}" }));

    public static Gen<ExperimentConfig> Any { get; } =
        from data in Data
        from model in Model
        from training in Training
        from seed in Gen.Int[0, 1_000_000]
        from replicates in Gen.Int[1, 100_000]
        from points in Gen.Int[2, 1_000_000]
        from schedule in Gen.Enum<ProbeSchedule>()
        from execution in Gen.Enum<Execution>()
        from dtype in Gen.Enum<Dtype>()
        from name in Gen.String[Gen.Char.AlphaNumeric, 1, 100]
        select new ExperimentConfig
        {
            Name = name,
            Data = data,
            Model = model,
            Training = training,
            Probes = new ProbesConfig { Points = points, Schedule = schedule },
            Seed = seed,
            Replicates = replicates,
            Execution = execution,
            Dtype = dtype,
        };
}
