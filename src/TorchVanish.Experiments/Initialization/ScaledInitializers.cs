using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>An initialization that leaves the biases at zero.</summary>
public abstract class ZeroBiasInitializer : Initializer
{
    public override double BiasVariance(long fanIn) => 0;

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) => zeros(fanOut, dtype: ScalarType.Float64);
}

/// <summary>Variance scale / n with n one of the fans (tf.keras.initializers.VarianceScaling).</summary>
public sealed class VarianceScalingInitializer(VarianceScalingConfig config) : ZeroBiasInitializer
{
    public override double WeightVariance(long fanIn, long fanOut) =>
        InitialVariance.OfWeights(config, fanIn, fanOut)!.Value;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) =>
        WeightLaw.Draw(config.Distribution, Math.Sqrt(WeightVariance(fanIn, fanOut)), fanIn, fanOut, generator);
}

/// <summary>Uniform on [low, high).</summary>
public sealed class UniformInitializer(UniformConfig config) : ZeroBiasInitializer
{
    public override double WeightVariance(long fanIn, long fanOut) => Math.Pow(config.High - config.Low, 2) / 12;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) =>
        (rand([fanOut, fanIn], dtype: ScalarType.Float64, generator: generator) * (config.High - config.Low)) + config.Low;
}

/// <summary>Normal, cut at two standard deviations (tf.keras.initializers.TruncatedNormal).</summary>
public sealed class TruncatedNormalInitializer(TruncatedNormalConfig config) : ZeroBiasInitializer
{
    public override double WeightVariance(long fanIn, long fanOut) =>
        InitialVariance.OfWeights(config, fanIn, fanOut)!.Value;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) =>
        WeightLaw.Truncated(config.WeightStd, fanIn, fanOut, generator);
}
