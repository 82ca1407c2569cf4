using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Activations;

/// <summary>Creates the activation for a config.</summary>
public static class ActivationCatalogue
{
    public static Activation For(ActivationConfig config) => config switch
    {
        IdentityConfig => new IdentityActivation(),
        SigmoidConfig => new SigmoidActivation(),
        TanhConfig => new TanhActivation(),
        ReluConfig => new ReluActivation(),
        LeakyReluConfig leaky => new LeakyReluActivation(leaky.NegativeSlope),
        EluConfig elu => new EluActivation(elu.Alpha),
        SeluConfig => new SeluActivation(),
        GeluConfig => new GeluActivation(),
        SiluConfig => new SiluActivation(),
        SoftplusConfig => new SoftplusActivation(),
        SoftsignConfig => new SoftsignActivation(),
        ExponentialConfig => new ExponentialActivation(),
        SoftmaxConfig => new SoftmaxActivation(),
        HardTanhConfig => new HardTanhActivation(),
        Relu6Config => new Relu6Activation(),
        PreluConfig prelu => new PreluActivation(prelu.Init),
        _ => throw new InvalidOperationException($"No activation is built from {config.GetType().Name}."),
    };
}
