using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Creates the initializer for a config.</summary>
public static class InitializerCatalogue
{
    public static Initializer For(InitializationConfig config) => config switch
    {
        XavierNormalConfig named => Normal(named, (fanIn, fanOut) => 2.0 / (fanIn + fanOut)),
        XavierUniformConfig named => Uniform(named, (fanIn, fanOut) => 2.0 / (fanIn + fanOut)),
        TextbookXavierConfig named => Normal(named, (fanIn, fanOut) => 1.0 / (fanIn + fanOut)),
        HeNormalConfig named => Normal(named, (fanIn, _) => 2.0 / fanIn),
        HeUniformConfig named => Uniform(named, (fanIn, _) => 2.0 / fanIn),
        LecunNormalConfig named => Normal(named, (fanIn, _) => 1.0 / fanIn),
        GlorotStandardConfig named => Uniform(named, (fanIn, _) => 1.0 / (3 * fanIn)),
        OrthogonalConfig orthogonal => new OrthogonalInitializer(orthogonal),
        PytorchDefaultConfig => new PytorchDefaultInitializer(),
        SpectralRadiusConfig spectral => new SpectralRadiusInitializer(spectral),
        VarianceScalingConfig scaled => new VarianceScalingInitializer(scaled),
        UniformConfig uniform => new UniformInitializer(uniform),
        TruncatedNormalConfig truncated => new TruncatedNormalInitializer(truncated),
        NormalConfig normal => new NormalInitializer(normal),
        ConstantConfig constant => new ConstantInitializer(constant),
        _ => throw new InvalidOperationException($"No initialization is built from {config.GetType().Name}."),
    };

    private static VarianceScaling Normal(NamedInitializationConfig config, Func<long, long, double> variance) =>
        new(config, variance, uniform: false);

    private static VarianceScaling Uniform(NamedInitializationConfig config, Func<long, long, double> variance) =>
        new(config, variance, uniform: true);
}
