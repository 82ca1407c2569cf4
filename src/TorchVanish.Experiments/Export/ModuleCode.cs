using System.Diagnostics;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Export;

/// <summary>The expression that makes TorchSharp's module for an activation or a normalization.</summary>
internal static class ModuleCode
{
    private const double UsualEps = 1e-5;
    private const double UsualMomentum = 0.1;

    /// <returns>Null for the identity, which needs no module.</returns>
    public static string? Of(ActivationConfig activation) => activation switch
    {
        IdentityConfig => null,
        SigmoidConfig => "Sigmoid()",
        TanhConfig => "Tanh()",
        ReluConfig => "ReLU()",
        LeakyReluConfig leaky => Literal.Call("LeakyReLU", Literal.Named("negative_slope", leaky.NegativeSlope, 0.01)),
        EluConfig elu => Literal.Call("ELU", Literal.Named("alpha", elu.Alpha, 1)),
        SeluConfig => "SELU()",
        GeluConfig => "GELU()",
        SiluConfig => "SiLU()",
        SoftplusConfig => "Softplus()",
        SoftsignConfig => "Softsign()",
        ExponentialConfig => "new Exponential()",
        SoftmaxConfig => "Softmax(-1)",
        HardTanhConfig => "new HardTanh()",
        Relu6Config => "ReLU6()",
        PreluConfig prelu => Literal.Call("PReLU", "1", Literal.Named("init", prelu.Init, 0.25)),
        _ => throw new UnreachableException($"No code is written for {activation.GetType().Name}."),
    };

    /// <returns>Null for none.</returns>
    public static string? Of(NormalizationConfig normalization, int width) => normalization switch
    {
        NoNormalizationConfig => null,
        BatchNormConfig batch => BatchNorm("BatchNorm1d", width, batch.Eps, batch.Momentum),
        LayerNormConfig layer => LayerNorm(Literal.Of(width), layer.Eps),
        _ => throw new UnreachableException($"No code is written for {normalization.GetType().Name}."),
    };

    public static string BatchNorm(string function, long channels, double eps, double momentum) => Literal.Call(
        function, Literal.Of(channels), Literal.Named("eps", eps, UsualEps), Literal.Named("momentum", momentum, UsualMomentum));

    public static string LayerNorm(string shape, double eps) => Literal.Call("LayerNorm", shape, Literal.Named("eps", eps, UsualEps));
}
