using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>
/// The meaning of a small φ′. A sigmoid unit with a small φ′ is saturated. In a healthy ReLU network half of the units have a small φ′,
/// because they are off for that sample.
/// </summary>
public static class ActivationFamily
{
    public static bool IsRelu(ActivationConfig? activation) => activation is ReluConfig or LeakyReluConfig or Relu6Config or PreluConfig;
}
