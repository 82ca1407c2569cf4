using TorchVanish.Experiments.Tests.Activations;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>One small model for each activation, each normalization in each place, each shortcut, and both losses.</summary>
internal static class SmallModels
{
    // The first layer keeps the number of features, so that a shortcut joins it; the second changes the width, so that none does.
    private static readonly MlpConfig Plain = new()
    {
        Depth = 3,
        Width = new LayerWidths([4, 5, 5]),
        Activation = new TanhConfig(),
        Initialization = new HeNormalConfig { Gain = 0.8 },
    };

    public static TheoryData<string, Loss> All
    {
        get
        {
            var data = new TheoryData<string, Loss>();
            foreach (var name in ActivationVariants.Names)
                data.Add($"activation {name}", Loss.CrossEntropy);
            foreach (var kind in ConfigKinds.Of<NormalizationConfig>())
            {
                foreach (var position in Enum.GetNames<NormalizationPosition>())
                {
                    // The block brings batch normalization with it, before the activation; a config with another is refused.
                    foreach (var residual in Enum.GetNames<Residual>().Where(r => r != nameof(Residual.Block) || kind == "none"))
                        data.Add($"{kind} {position} {residual}", Loss.CrossEntropy);
                }
            }
            data.Add("activation tanh", Loss.SquaredError);
            data.Add("none BeforeActivation Block", Loss.SquaredError);
            return data;
        }
    }

    public static MlpConfig Named(string name)
    {
        var words = name.Split(' ', 2);
        if (words[0] == "activation")
            return Plain with { Activation = ActivationVariants.Named(words[1]) };
        words = name.Split(' ');
        var normalization = ConfigKinds.Default<NormalizationConfig>(words[0]);
        if (normalization is UnitNormalizationConfig unit)
            normalization = unit with { Position = Enum.Parse<NormalizationPosition>(words[1]), Eps = 1e-3 };
        return Plain with { Normalization = normalization, Residual = Enum.Parse<Residual>(words[2]) };
    }
}
