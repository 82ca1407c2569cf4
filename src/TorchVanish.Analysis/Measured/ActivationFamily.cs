using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>
/// What a small φ′ means. A sigmoid whose φ′ is small is saturated. Half of the units of a healthy ReLU network have a small φ′:
/// they are off for that sample.
/// </summary>
public static class ActivationFamily
{
    public static bool IsRelu(ActivationConfig? activation) => activation is ReluConfig or LeakyReluConfig or Relu6Config or PreluConfig;
}
