using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>Draws the biases of a layer with bias_initialization.</summary>
internal static class BiasLaw
{
    /// <returns>float64, [units].</returns>
    public static Tensor Draw(BiasInitializationConfig law, long units, Generator generator) => law switch
    {
        ZeroBiasConfig => zeros(units, dtype: ScalarType.Float64),
        ConstantBiasConfig constant => full([units], constant.Value, dtype: ScalarType.Float64),
        NormalBiasConfig normal => randn([units], dtype: ScalarType.Float64, generator: generator) * normal.Std,
        TruncatedNormalBiasConfig truncated => WeightLaw.Truncated(truncated.Std, 1, units, generator).view(units),
        UniformBiasConfig uniform =>
            (rand([units], dtype: ScalarType.Float64, generator: generator) * (uniform.High - uniform.Low)) + uniform.Low,
        _ => throw new InvalidOperationException($"No biases are drawn from {law.GetType().Name}."),
    };
}
