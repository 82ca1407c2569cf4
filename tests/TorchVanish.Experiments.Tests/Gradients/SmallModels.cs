using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Activations;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>
/// Small models that cover each activation, each normalization at each position, each shortcut, each recurrent cell, and both losses.
/// </summary>
internal static class SmallModels
{
    // The first layer has as many units as features, so it has a shortcut; the second changes the width, so it has no shortcut.
    private static readonly MlpConfig Plain = new()
    {
        Depth = 3,
        Width = new LayerWidths([4, 5, 5]),
        Activation = new TanhConfig(),
        Initialization = new HeNormalConfig { Gain = 0.8 },
    };

    private static readonly Dictionary<string, RecurrentConfig> Recurrent = new()
    {
        ["rnn tanh"] = new RnnConfig { HiddenSize = 5 },
        ["lstm"] = new LstmConfig { HiddenSize = 5, ForgetBias = 0.5 },
        ["gru"] = new GruConfig { HiddenSize = 5 },
        ["rnn relu"] = new RnnConfig
        {
            HiddenSize = 5,
            Nonlinearity = Nonlinearity.Relu,
            Initialization = new HeNormalConfig(),
            RecurrentInitialization = new SpectralRadiusConfig { Radius = 1.2 },
        },
    };

    /// <summary>The losses that the unrolled oracles write out; EveryLossTests holds the others against their formulas.</summary>
    public static Loss[] LossesByHand { get; } = [Loss.CrossEntropy, Loss.SquaredError];

    public static TheoryData<string, Loss> All
    {
        get
        {
            var data = new TheoryData<string, Loss>();
            // exp of exp amplifies rounding beyond any tolerance; ActivationDerivativeTests holds it alone.
            foreach (var name in ActivationVariants.Stackable.Where(name => name != "exponential"))
                data.Add($"activation {name}", Loss.CrossEntropy);
            foreach (var kind in ConfigKinds.Of<NormalizationConfig>())
            {
                foreach (var position in Enum.GetNames<NormalizationPosition>())
                {
                    // The block includes batch normalization before the activation; a config with another normalization is invalid.
                    foreach (var residual in Enum.GetNames<Residual>().Where(r => r != nameof(Residual.Block) || kind == "none"))
                        data.Add($"{kind} {position} {residual}", Loss.CrossEntropy);
                }
            }
            foreach (var name in Recurrent.Keys)
                data.Add(name, Loss.CrossEntropy);
            data.Add("rnn tanh", Loss.SquaredError);
            data.Add("activation tanh", Loss.SquaredError);
            data.Add("none BeforeActivation Block", Loss.SquaredError);
            return data;
        }
    }

    /// <summary>The number of values of a sample, and of time steps that they are divided into.</summary>
    public static (int features, int timeSteps) SampleShape(ModelConfig model) => model is RecurrentConfig ? (8, 4) : (4, 1);

    public static ModelConfig Named(string name)
    {
        if (Recurrent.TryGetValue(name, out var recurrent))
            return recurrent;
        var words = name.Split(' ', 2);
        if (words[0] == "activation")
            return Plain with { Activation = ActivationVariants.Named(words[1]) };
        words = name.Split(' ');
        var normalization = ConfigKinds.Default<NormalizationConfig>(words[0]);
        if (normalization is UnitNormalizationConfig unit)
            normalization = unit with { Position = Enum.Parse<NormalizationPosition>(words[1]), Eps = 1e-3 };
        return Plain with { Normalization = normalization, Residual = Enum.Parse<Residual>(words[2]) };
    }

    /// <summary>The model at sizes at which a stack computes its layers itself, without torch.</summary>
    public static ModelConfig InWholeTiles(string name) => Named(name) switch
    {
        MlpConfig mlp => mlp with { Width = new LayerWidths(32) },
        RecurrentConfig recurrent => recurrent with { HiddenSize = 32 },
        var model => model,
    };
}
