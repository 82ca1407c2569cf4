using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>The default of torch.nn.Linear: kaiming_uniform with a = √5, that is U(±1/√fan_in) for weights and biases.</summary>
/// <param name="hiddenSize">In a recurrent cell, all weights and biases are U(±1/√hidden_size); null for other layers.</param>
public sealed class PytorchDefaultInitializer(long? hiddenSize = null) : Initializer
{
    public override double WeightVariance(long fanIn, long fanOut) => 1.0 / (3 * (hiddenSize ?? fanIn));

    public override double BiasVariance(long fanIn) => 1.0 / (3 * (hiddenSize ?? fanIn));

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) => Uniform(Bound(fanIn), generator, fanOut, fanIn);

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) => Uniform(Bound(fanIn), generator, fanOut);

    private double Bound(long fanIn) => 1 / Math.Sqrt(hiddenSize ?? fanIn);
}

/// <summary>Normal with given standard deviations, independent of fan_in and fan_out.</summary>
public sealed class NormalInitializer(NormalConfig config) : Initializer
{
    public override double WeightVariance(long fanIn, long fanOut) => config.WeightStd * config.WeightStd;

    public override double BiasVariance(long fanIn) => config.BiasStd * config.BiasStd;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) =>
        Normal(config.WeightStd, generator, fanOut, fanIn);

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) => Normal(config.BiasStd, generator, fanOut);
}

/// <summary>Constant weights and constant biases.</summary>
public sealed class ConstantInitializer(ConstantConfig config) : Initializer
{
    public override double WeightVariance(long fanIn, long fanOut) => 0;

    public override double BiasVariance(long fanIn) => 0;

    protected override Tensor DrawWeight(long fanIn, long fanOut, Generator generator) =>
        full([fanOut, fanIn], config.Weight, dtype: ScalarType.Float64);

    protected override Tensor DrawBias(long fanIn, long fanOut, Generator generator) =>
        full([fanOut], config.Bias, dtype: ScalarType.Float64);
}
