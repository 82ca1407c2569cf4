namespace TorchVanish.Configuration.Notes;

/// <summary>The variance of initial weights, and its effect on the signal from layer to layer.</summary>
internal static class WeightLaw
{
    /// <summary>The initialization that is usual for an activation: He 2015, Klambauer 2017, Glorot &amp; Bengio 2010.</summary>
    public static string UsualFor(ActivationConfig activation) => activation switch
    {
        ReluConfig or LeakyReluConfig => "he_normal",
        SeluConfig => "lecun_normal",
        _ => "xavier_normal",
    };

    /// <summary>Whether every weight is exactly 0.</summary>
    public static bool IsZero(InitializationConfig initialization) => initialization
        is NamedInitializationConfig { Gain: 0 } or NormalConfig { WeightStd: 0 } or ConstantConfig { Weight: 0 }
            or SpectralRadiusConfig { Radius: 0 };

    /// <summary>
    /// The factor by which the signal's variance changes from the first hidden layer to the last: ∏ fan_in · Var W · E[φ²]/Var z. Null if
    /// the factor depends on z or is unknown. An upper bound for tanh and softsign, which only shrink the signal.
    /// </summary>
    public static double? VarianceKept(MlpConfig mlp)
    {
        if (OfActivation(mlp.Activation) is not { } factor)
            return null;
        var kept = 1.0;
        for (var layer = 2; layer <= mlp.Depth; layer++)
        {
            var (fanIn, fanOut) = (mlp.Width[layer - 1], mlp.Width[layer]);
            if (OfWeights(mlp.Initialization, fanIn, fanOut) is not { } variance)
                return null;
            kept *= fanIn * variance * factor;
        }
        return kept;
    }

    // For a symmetric distribution of z, max(0, z) keeps half of E[z²].
    private static double? OfActivation(ActivationConfig activation) => activation switch
    {
        IdentityConfig or TanhConfig or SoftsignConfig => 1,
        ReluConfig => 0.5,
        LeakyReluConfig leaky => (1 + (leaky.NegativeSlope * leaky.NegativeSlope)) / 2,
        _ => null,
    };

    private static double? OfWeights(InitializationConfig initialization, double fanIn, double fanOut) => initialization
        is NamedInitializationConfig or PytorchDefaultConfig or NormalConfig
        ? InitialVariance.OfWeights(initialization, fanIn, fanOut)
        : null;
}
