using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What config and run.json say of a network, its loss and its data. Everything may be unknown.</summary>
/// <param name="Layers">Those with weights, nearest the input first; empty where there is no config.</param>
/// <param name="OutputActivation">The last φ, also where the loss is computed from its input; null where unknown.</param>
/// <param name="Outputs">Units of the output layer; null where unknown.</param>
internal sealed record NetworkFacts(
    IReadOnlyList<LayerFacts> Layers, ActivationConfig? OutputActivation, int? Outputs, Loss? Loss, DataFacts? Data)
{
    /// <summary>Whether a normalization stands before the first layer with weights, so that inputs have no scale there.</summary>
    public bool NormalizesInputs { get; init; }

    /// <summary>Whether a normalization stands anywhere.</summary>
    public bool HasNormalization { get; init; }

    /// <summary>The largest dropout probability; 0 without dropout.</summary>
    public double Dropout { get; init; }

    /// <summary>Whether the target is a number.</summary>
    public bool TargetIsNumber => Data is { Classes.Count: 0, Target: not null };

    public static NetworkFacts Of(MeasuredRun run)
    {
        var data = run.Record.Manifest?.Data;
        var loss = run.Config?.Training.Loss;
        var outputs = data is null ? (int?)null : Math.Max(1, data.Classes.Count);
        return run.Config?.Model switch
        {
            SequentialConfig model => OfSequential(model) with { Loss = loss, Data = data },
            MlpConfig mlp => new NetworkFacts([.. OfMlp(mlp)], new IdentityConfig(), outputs, loss, data)
            {
                HasNormalization = mlp.Normalization is not NoNormalizationConfig || mlp.Residual == Residual.Block,
            },
            RecurrentConfig => new NetworkFacts([], new IdentityConfig(), outputs, loss, data),
            _ => new NetworkFacts([], null, null, loss, data),
        };
    }

    private static IEnumerable<LayerFacts> OfMlp(MlpConfig mlp)
    {
        for (var layer = 1; layer <= mlp.Depth; layer++)
            yield return new LayerFacts(layer, "model.activation", mlp.Activation, "model.initialization", mlp.Initialization, null,
                mlp.Width[layer]);
        yield return new LayerFacts(mlp.Depth + 1, "model.activation", new IdentityConfig(), "model.initialization", mlp.Initialization,
            null, null);
    }

    private static NetworkFacts OfSequential(SequentialConfig model)
    {
        var placed = LayerTree.All(model).ToList();
        var layers = new List<LayerFacts>();
        foreach (var (path, layer) in placed)
        {
            if (layer is WeightedLayerConfig weighted)
            {
                var phi = (layer as DenseLayerConfig)?.Activation ?? new IdentityConfig();
                layers.Add(new LayerFacts(layers.Count + 1, $"{path}.activation", phi, $"{path}.initialization", weighted.Initialization,
                    weighted, Units(weighted)));
            }
            else if (layer is ActivationLayerConfig own && layers.Count > 0)
            {
                layers[^1] = layers[^1] with { ActivationPath = $"{path}.activation", Activation = own.Activation };
            }
        }
        var first = placed.FindIndex(layer => layer.Config is WeightedLayerConfig);
        return new NetworkFacts(layers, layers.Count == 0 ? null : layers[^1].Activation, layers.Count == 0 ? null : layers[^1].Units, null,
            null)
        {
            NormalizesInputs = placed.Take(first).Any(layer => layer.Config is NormalizationLayerConfig),
            HasNormalization = placed.Exists(layer => layer.Config is NormalizationLayerConfig),
            Dropout = placed.Select(layer => layer.Config).OfType<DropoutLayerConfig>().Select(dropout => dropout.P).DefaultIfEmpty(0)
                .Max(),
        };
    }

    private static int? Units(WeightedLayerConfig layer) => layer switch
    {
        LinearLayerConfig linear => linear.OutFeatures,
        Conv2dLayerConfig convolution => convolution.OutChannels,
        _ => null,
    };
}

/// <summary>A layer with weights, as the config has it.</summary>
/// <param name="Layer">1 is nearest the input.</param>
/// <param name="ActivationPath">Its place in the config.</param>
/// <param name="Config">Null for a layer of an mlp.</param>
internal sealed record LayerFacts(
    int Layer,
    string ActivationPath,
    ActivationConfig Activation,
    string InitializationPath,
    InitializationConfig Initialization,
    WeightedLayerConfig? Config,
    int? Units);
