namespace TorchVanish.Configuration;

/// <summary>The variances of initial weights and biases, for each distribution with mean 0.</summary>
public static class InitialVariance
{
    /// <summary>
    /// Standard deviation of a standard normal variable truncated at ±2: √(1 − 4 N(2) / (Φ(2) − Φ(−2))), with N the normal density.
    /// Keras uses the same constant.
    /// </summary>
    public const double StdAfterCut = 0.87962566103423978;

    /// <returns>The variance of one weight of a layer; null if the weights do not have mean 0.</returns>
    public static double? OfWeights(InitializationConfig initialization, double fanIn, double fanOut) => initialization switch
    {
        HeNormalConfig or HeUniformConfig => 2 / fanIn * Gain(initialization),
        XavierNormalConfig or XavierUniformConfig => 2 / (fanIn + fanOut) * Gain(initialization),
        TextbookXavierConfig => 1 / (fanIn + fanOut) * Gain(initialization),
        LecunNormalConfig => 1 / fanIn * Gain(initialization),
        GlorotStandardConfig => 1 / (3 * fanIn) * Gain(initialization),
        OrthogonalConfig => 1 / Math.Max(fanIn, fanOut) * Gain(initialization),
        PytorchDefaultConfig => 1 / (3 * fanIn),
        NormalConfig normal => Square(normal.WeightStd),
        SpectralRadiusConfig spectral => Square(spectral.Radius) / fanIn,
        VarianceScalingConfig { Mode: FanMode.FanIn } scaled => scaled.Scale / fanIn,
        VarianceScalingConfig { Mode: FanMode.FanOut } scaled => scaled.Scale / fanOut,
        VarianceScalingConfig scaled => scaled.Scale * 2 / (fanIn + fanOut),
        UniformConfig uniform when uniform.Low == -uniform.High => Square(uniform.High) / 3,
        TruncatedNormalConfig truncated => Square(truncated.WeightStd * StdAfterCut),
        ConstantConfig { Weight: 0 } => 0,
        _ => null,
    };

    /// <returns>The variance of one bias of a layer; null if the biases do not have mean 0.</returns>
    public static double? OfBiases(InitializationConfig initialization, double fanIn) => initialization switch
    {
        NamedInitializationConfig named => Square(named.BiasStd),
        PytorchDefaultConfig => 1 / (3 * fanIn),
        NormalConfig normal => Square(normal.BiasStd),
        ConstantConfig { Bias: not 0 } => null,
        _ => 0,
    };

    /// <summary>Mean of a bias and mean of its square, for a layer with bias_initialization.</summary>
    public static (double Mean, double Second) BiasMoments(BiasInitializationConfig law) => law switch
    {
        ConstantBiasConfig constant => (constant.Value, Square(constant.Value)),
        NormalBiasConfig normal => (0, Square(normal.Std)),
        TruncatedNormalBiasConfig truncated => (0, Square(truncated.Std * StdAfterCut)),
        UniformBiasConfig uniform => (
            (uniform.Low + uniform.High) / 2, (Square(uniform.Low) + (uniform.Low * uniform.High) + Square(uniform.High)) / 3),
        _ => (0, 0),
    };

    private static double Gain(InitializationConfig named) => Square(((NamedInitializationConfig)named).Gain);

    private static double Square(double value) => value * value;
}
