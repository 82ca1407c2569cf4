using TorchVanish.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Initialization;

/// <summary>The distribution of the weights and biases of a linear layer.</summary>
public abstract class Initializer
{
    /// <summary>The variance of one entry of a weight matrix.</summary>
    public abstract double WeightVariance(long fanIn, long fanOut);

    /// <summary>The variance of one bias.</summary>
    public abstract double BiasVariance(long fanIn);

    /// <summary>Fills a layer with random numbers from the generator, weights first.</summary>
    /// <param name="weight">[fan_out, fan_in].</param>
    /// <param name="bias">[fan_out].</param>
    public void Initialize(Tensor weight, Tensor bias, Generator generator)
    {
        // Always draw in float64, so that float32 and float64 runs start from the same network.
        weight.copy_(DrawWeight(weight.shape[1], weight.shape[0], generator));
        bias.copy_(DrawBias(weight.shape[1], weight.shape[0], generator));
    }

    /// <summary>Fills the matrix of a layer that applies it at several places, weights first.</summary>
    /// <param name="weight">[fan_out / positions, fan_in].</param>
    /// <param name="bias">[fan_out / positions]; null for a layer without a bias.</param>
    /// <param name="positions">Entries of a convolution's kernel, which multiply fan_out; 1 for a linear layer.</param>
    /// <param name="biasLaw">The law of the biases; null for the initializer's own.</param>
    internal void Initialize(Tensor weight, Tensor? bias, Generator generator, long positions, BiasInitializationConfig? biasLaw)
    {
        var (fanIn, rows) = (weight.shape[1], weight.shape[0]);
        weight.copy_(DrawWeight(fanIn, rows, generator) * Rescale(fanIn, rows, positions));
        bias?.copy_(biasLaw is null ? DrawBias(fanIn, rows, generator) : BiasLaw.Draw(biasLaw, rows, generator));
    }

    /// <summary>The factor from weights drawn for fan_out = rows to weights for fan_out = rows · positions.</summary>
    protected virtual double Rescale(long fanIn, long rows, long positions)
    {
        var drawn = WeightVariance(fanIn, rows);
        return drawn > 0 ? Math.Sqrt(WeightVariance(fanIn, rows * positions) / drawn) : 1;
    }

    /// <returns>float64, [fanOut, fanIn].</returns>
    protected abstract Tensor DrawWeight(long fanIn, long fanOut, Generator generator);

    /// <returns>float64, [fanOut].</returns>
    protected abstract Tensor DrawBias(long fanIn, long fanOut, Generator generator);

    protected static Tensor Normal(double std, Generator generator, params long[] shape) =>
        randn(shape, dtype: ScalarType.Float64, generator: generator) * std;

    /// <summary>Uniform on [-bound, bound).</summary>
    protected static Tensor Uniform(double bound, Generator generator, params long[] shape) =>
        ((rand(shape, dtype: ScalarType.Float64, generator: generator) * 2) - 1) * bound;
}
