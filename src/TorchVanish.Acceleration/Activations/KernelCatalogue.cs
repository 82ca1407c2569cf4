using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models.Activations;

namespace TorchVanish.Acceleration.Activations;

/// <summary>The kernels of activations whose φ′ is a function of h. torch's module computes the others.</summary>
internal static class KernelCatalogue
{
    private static readonly ElementwiseMap SigmoidDerivative = ElementwiseMap.For(default(SigmoidPhi));
    private static readonly ElementwiseMap TanhDerivative = ElementwiseMap.For(default(TanhPhi));
    private static readonly ElementwiseMap ReluDerivative = ElementwiseMap.For(default(ReluPhi));

    /// <returns>The kernel for φ and its gradient; null if there is none.</returns>
    public static LayerKernel? For(Activation activation) => activation switch
    {
        SigmoidActivation => LayerKernel.For(default(SigmoidPhi)),
        TanhActivation => LayerKernel.For(default(TanhPhi)),
        ReluActivation => LayerKernel.For(default(ReluPhi)),
        // With any other slope, the sign of h does not determine the sign of z.
        LeakyReluActivation { NegativeSlope: > 0 and var slope } => LayerKernel.For(new LeakyReluPhi((float)slope)),
        IdentityActivation => LayerKernel.For(default(IdentityPhi)),
        _ => null,
    };

    /// <returns>φ′ as a function of h, if it needs few operations; otherwise null.</returns>
    public static ElementwiseMap? DerivativeFromOutput(Activation? activation) => activation switch
    {
        SigmoidActivation => SigmoidDerivative,
        TanhActivation => TanhDerivative,
        ReluActivation => ReluDerivative,
        _ => null,
    };
}
