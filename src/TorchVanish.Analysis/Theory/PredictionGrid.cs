using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The networks that the theory is held against: every activation with every initialization, each pair at a few depths and widths that are
/// dealt out in turn, so that all of them occur equally often; and normalizations and shortcuts. A network is one run of one update.
/// </summary>
public static class PredictionGrid
{
    private const int Batch = 32;
    private const int Features = 64;
    private const int Classes = 10;

    // Weights of all replicates together, so that a network takes about a second.
    private const long MostWeights = 6_000_000;
    private const int FewestSeeds = 6;
    private const int Seeds = 128;

    // Ratios beyond it are lost in float32.
    private const double Float32Decades = 20;

    private static readonly int[] Depths = [2, 5, 10, 20, 50];
    private static readonly int[] Widths = [32, 64, 128, 256, 512];

    private static readonly ActivationConfig[] Activations =
    [
        new IdentityConfig(), new SigmoidConfig(), new TanhConfig(), new ReluConfig(), new LeakyReluConfig { NegativeSlope = 0.1 },
        new EluConfig(), new SeluConfig(), new GeluConfig(), new SiluConfig(), new SoftplusConfig(), new SoftsignConfig(),
        new ExponentialConfig(), new HardTanhConfig(), new Relu6Config(), new PreluConfig(),
    ];

    private static readonly InitializationConfig[] Laws =
    [
        new XavierNormalConfig(), new XavierUniformConfig(), new TextbookXavierConfig(), new HeNormalConfig(), new HeUniformConfig(),
        new LecunNormalConfig(), new GlorotStandardConfig(), new OrthogonalConfig(), new PytorchDefaultConfig(),
        new NormalConfig { WeightStd = 0.1, BiasStd = 0.1 }, new VarianceScalingConfig { Scale = 1.5, Mode = FanMode.FanOut },
        new UniformConfig { Low = -0.15, High = 0.15 }, new TruncatedNormalConfig { WeightStd = 0.12 },
    ];

    private static readonly MlpConfig[] Forms =
    [
        new() { Normalization = new BatchNormConfig() },
        new() { Normalization = new BatchNormConfig { Position = NormalizationPosition.AfterActivation } },
        new() { Normalization = new LayerNormConfig() },
        new() { Normalization = new LayerNormConfig { Position = NormalizationPosition.AfterActivation } },
        new() { Residual = Residual.Identity },
        new() { Residual = Residual.Block },
    ];

    /// <param name="sizes">How many depths and widths each pair of an activation and an initialization has.</param>
    /// <param name="seed">Of replicate 0.</param>
    public static IReadOnlyList<ExperimentConfig> Configs(int sizes, int seed)
    {
        var configs = new List<ExperimentConfig>();
        var turn = 0;
        foreach (var activation in Activations)
        {
            foreach (var law in Laws)
            {
                for (var i = 0; i < sizes; i++, turn++)
                    configs.Add(Config(new MlpConfig { Activation = activation, Initialization = law }, turn, seed));
            }
        }
        foreach (var form in Forms)
        {
            foreach (var activation in Activations.Where(activation => activation is not ExponentialConfig))
                configs.Add(Config(form with { Activation = activation, Initialization = new HeNormalConfig() }, turn++, seed));
        }
        return [.. configs.DistinctBy(config => config.Name)];
    }

    private static ExperimentConfig Config(MlpConfig form, int turn, int seed)
    {
        // 5 and the other strides have no common factor with their lists, so every depth meets every width.
        var (depth, width) = (Depths[turn % Depths.Length], Widths[((turn / Depths.Length) + (2 * turn)) % Widths.Length]);
        var model = form with { Depth = depth, Width = new(width) };
        var weights = (long)width * width * depth;
        var config = new ExperimentConfig
        {
            Name = Name(model, depth, width),
            Data = new GaussianConfig
            {
                Samples = 2 * Batch,
                ValidationFraction = 0.5,
                Features = Features,
                Classes = Classes,
                Labels = GaussianLabels.Random,
            },
            Model = model,
            Training = new() { BatchSize = Batch, Steps = 1, LearningRate = 0 },
            Replicates = (int)Math.Clamp(MostWeights / weights, FewestSeeds, Seeds),
            Seed = seed,
        };
        var predicted = Predictor.Of(config, drawing: false).Layers;
        return predicted.Any(layer => Math.Abs(Math.Log10(layer.Ratio)) > Float32Decades) ? config with { Dtype = Dtype.Float64 } : config;
    }

    private static string Name(MlpConfig model, int depth, int width)
    {
        var form = model switch
        {
            { Residual: Residual.Block } => "-block",
            { Residual: Residual.Identity } => "-residual",
            { Normalization: UnitNormalizationConfig normalization } =>
                $"-{ConfigName.KindOf<NormalizationConfig>(normalization)}"
                    + (normalization.Position == NormalizationPosition.AfterActivation ? "-after" : ""),
            _ => "",
        };
        return $"{ConfigName.KindOf(model.Activation)}-{ConfigName.KindOf(model.Initialization)}{form}-{depth}-{width}";
    }
}
