using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Creates the initializer for a config.</summary>
public static class InitializerCatalogue
{
    public static Initializer For(InitializationConfig config) => config switch
    {
        XavierUniformConfig or HeUniformConfig or GlorotStandardConfig =>
            new VarianceScaling((NamedInitializationConfig)config, uniform: true),
        OrthogonalConfig orthogonal => new OrthogonalInitializer(orthogonal),
        NamedInitializationConfig named => new VarianceScaling(named, uniform: false),
        PytorchDefaultConfig => new PytorchDefaultInitializer(),
        SpectralRadiusConfig spectral => new SpectralRadiusInitializer(spectral),
        VarianceScalingConfig scaled => new VarianceScalingInitializer(scaled),
        UniformConfig uniform => new UniformInitializer(uniform),
        TruncatedNormalConfig truncated => new TruncatedNormalInitializer(truncated),
        NormalConfig normal => new NormalInitializer(normal),
        ConstantConfig constant => new ConstantInitializer(constant),
        _ => throw new InvalidOperationException($"No initialization is built from {config.GetType().Name}."),
    };
}
