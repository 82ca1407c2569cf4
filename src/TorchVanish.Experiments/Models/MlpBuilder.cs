using TorchSharp;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Initialization;
using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>Builds a multilayer perceptron from TorchSharp's modules and initializes its weights.</summary>
public static class MlpBuilder
{
    /// <param name="seed">The seed of the replicate. The same seed always gives the same weights.</param>
    /// <returns>A network on the CPU, in training mode.</returns>
    public static Mlp Build(MlpConfig config, int features, int classes, ScalarType dtype, int seed)
    {
        var activation = ActivationCatalogue.For(config.Activation);
        var hidden = new List<HiddenLayer>();
        var fanIn = features;
        for (var number = 1; number <= config.Depth; number++)
        {
            var width = config.Width[number];
            hidden.Add(Compose(config, activation, fanIn, width, dtype));
            fanIn = width;
        }
        var mlp = new Mlp(hidden, Linear(fanIn, classes, dtype: dtype), activation, config.Activation.DerivativeSupremum);
        Initialize(mlp, config.Initialization, seed);
        return mlp;
    }

    /// <summary>
    /// The normalization of each hidden layer. The note's Keras block is Dense, BatchNorm, activation, Add, so the block includes a
    /// normalization.
    /// </summary>
    internal static NormalizationConfig NormalizationOf(MlpConfig config) =>
        config is { Residual: Residual.Block, Normalization: NoNormalizationConfig } ? new BatchNormConfig() : config.Normalization;

    private static HiddenLayer Compose(MlpConfig config, Activation activation, int fanIn, int width, ScalarType dtype)
    {
        var normalization = NormalizationOf(config);
        var normalize = Normalization(normalization, width, dtype);
        var after = normalization is UnitNormalizationConfig { Position: NormalizationPosition.AfterActivation };
        return new HiddenLayer(
            Linear(fanIn, width, dtype: dtype),
            after ? null : normalize,
            activation.CreateModule().to(dtype),
            after ? normalize : null,
            Shortcut: config.Residual != Residual.None && fanIn == width);
    }

    private static Module<Tensor, Tensor>? Normalization(NormalizationConfig config, int width, ScalarType dtype) => config switch
    {
        NoNormalizationConfig => null,
        BatchNormConfig batch => BatchNorm1d(width, batch.Eps, batch.Momentum, dtype: dtype),
        LayerNormConfig layer => LayerNorm(width, layer.Eps, dtype: dtype),
        _ => throw new InvalidOperationException($"No normalization is built from {config.GetType().Name}."),
    };

    private static void Initialize(Mlp mlp, InitializationConfig config, int seed)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var generator = new Generator((ulong)RandomStream.TorchSeed(seed, "weights"));
        var initializer = InitializerCatalogue.For(config);
        foreach (var layer in mlp.Layers)
            initializer.Initialize(layer.Weight, layer.Linear.get_parameter("bias")!, generator);
    }
}
