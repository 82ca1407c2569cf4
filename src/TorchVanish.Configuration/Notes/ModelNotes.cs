using static System.FormattableString;

namespace TorchVanish.Configuration.Notes;

/// <summary>Notes on unusual settings of a network and its initial weights.</summary>
internal static class ModelNotes
{
    /// <summary>
    /// Two decades of the signal's variance, one of its size. With Xavier's weights each ReLU layer halves the variance (He 2015, section
    /// 2.2), so about seven layers lose this much.
    /// </summary>
    private const double MuchVariance = 100;

    public static IEnumerable<string> Of(ModelConfig model) => model switch
    {
        MlpConfig mlp => [.. Degenerate(mlp.Initialization, "model.initialization"), .. Linear(mlp), .. Scale(mlp)],
        RecurrentConfig recurrent =>
        [
            .. Degenerate(recurrent.Initialization, "model.initialization"),
            .. recurrent.RecurrentInitialization == recurrent.Initialization
                ? [] : Degenerate(recurrent.RecurrentInitialization, "model.recurrent_initialization"),
            .. recurrent.Activation is { } activation ? He(recurrent.Initialization, activation) : [],
        ],
        SequentialConfig sequential => SequentialNotes.OfLayers(sequential),
        _ => [],
    };

    internal static IEnumerable<string> Degenerate(InitializationConfig initialization, string path)
    {
        if (WeightLaw.IsZero(initialization))
            yield return $"{path} makes every weight 0, so δ is exactly zero below the output layer and those layers do not learn; use a "
                + "random initialization such as xavier_normal.";
        else if (initialization is ConstantConfig constant)
            yield return Invariant($"{path} makes every weight {constant.Weight}, so all units of a layer compute the same and learn the ")
                + "same; use a random initialization such as xavier_normal.";
    }

    private static IEnumerable<string> Linear(MlpConfig mlp)
    {
        if (mlp.Activation is IdentityConfig or LeakyReluConfig { NegativeSlope: 1 })
            yield return $"model.activation makes the network a linear map with any number of layers; usual activations are relu and tanh.";
    }

    // A normalization resets the scale in every layer, and a shortcut bypasses the weights.
    private static IEnumerable<string> Scale(MlpConfig mlp)
    {
        if (mlp is not { Normalization: NoNormalizationConfig, Residual: Residual.None })
            return [];
        var he = He(mlp.Initialization, mlp.Activation).ToList();
        return he.Count > 0 ? he : Variance(mlp);
    }

    internal static IEnumerable<string> He(
        InitializationConfig initialization, ActivationConfig activation, string path = "model.initialization")
    {
        // A different gain is a deliberate choice.
        if (initialization is HeNormalConfig { Gain: 1 } or HeUniformConfig { Gain: 1 }
            && activation is SigmoidConfig or TanhConfig or SoftsignConfig or SeluConfig)
            yield return $"{path} is {ConfigName.KindOf(initialization)} while the activation is {ConfigName.KindOf(activation)}: "
                + "its variance 2/fan_in is derived for ReLU (He 2015); the usual initialization for "
                + $"{ConfigName.KindOf(activation)} is {WeightLaw.UsualFor(activation)}.";
    }

    private static IEnumerable<string> Variance(MlpConfig mlp)
    {
        if (WeightLaw.VarianceKept(mlp) is not { } kept)
            yield break;
        var (initialization, activation) = (ConfigName.Of(mlp.Initialization), ConfigName.KindOf(mlp.Activation));
        var usual = WeightLaw.UsualFor(mlp.Activation);
        if (kept <= 1 / MuchVariance && !WeightLaw.IsZero(mlp.Initialization))
        {
            yield return Invariant($"model.initialization is {initialization} with {activation} in {mlp.Depth} layers, too small to keep ")
                + $"the signal: at most {PlainNumber.Of(Math.Max(kept, double.Epsilon))} of its variance remains at the last hidden layer; "
                + $"the usual initialization for {activation} is {usual}.";
        }
        else if (kept >= MuchVariance && mlp.Activation is not (TanhConfig or SoftsignConfig))
        {
            yield return Invariant($"model.initialization is {initialization} with {activation} in {mlp.Depth} layers, so large that the ")
                + $"signal's variance grows {PlainNumber.Of(kept)} times up to the last hidden layer; the usual initialization for "
                + $"{activation} is {usual}.";
        }
    }
}
