using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>
/// A scheme from the literature: the weights have a given variance, multiplied by gain², and the biases are zero unless the config
/// sets bias_std.
/// </summary>
public abstract class NamedInitializer(NamedInitializationConfig config) : Initializer
{
    protected NamedInitializationConfig Config => config;

    protected double Gain => config.Gain;

    public override double BiasVariance(long fanIn) => config.BiasStd * config.BiasStd;

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) =>
        config.BiasStd == 0 ? zeros(fanOut, dtype: ScalarType.Float64) : Normal(config.BiasStd, generator, fanOut);
}

/// <summary>Independent normal or uniform weights whose variance depends on fan_in and fan_out.</summary>
public sealed class VarianceScaling(NamedInitializationConfig config, bool uniform)
    : NamedInitializer(config)
{
    public override double WeightVariance(long fanIn, long fanOut) =>
        InitialVariance.OfWeights(Config, fanIn, fanOut)!.Value;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator)
    {
        var std = Math.Sqrt(WeightVariance(fanIn, fanOut));
        // The uniform distribution on [-a, a] has variance a² / 3.
        return uniform ? Uniform(Math.Sqrt(3) * std, generator, fanOut, fanIn) : Normal(std, generator, fanOut, fanIn);
    }
}
