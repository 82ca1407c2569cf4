using TorchSharp;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Initialization;
using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>Builds a sequential model from modules and initializes its weights.</summary>
internal sealed class SequentialBuilder
{
    private static readonly string[] OneMatrix = ["weight"];
    private static readonly string[] AttentionMatrices = ["weight", "output_weight"];

    private readonly SequentialPlan _plan;
    private readonly ScalarType _dtype;
    private readonly int _seed;
    private readonly LayerConfig? _skipped;
    private readonly IReadOnlyDictionary<PlannedLayer, ActivationConfig?> _phis;
    private readonly Dictionary<PlannedLayer, Module<Tensor, Tensor>> _linears = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlannedLayer, Module<Tensor, Tensor>> _sites = new(ReferenceEqualityComparer.Instance);
    private int _plain;

    private SequentialBuilder(SequentialPlan plan, Loss loss, ScalarType dtype, int seed)
    {
        (_plan, _dtype, _seed) = (plan, dtype, seed);
        _skipped = plan.Final.FormFor(loss) == OutputForm.Values ? null : plan.Final.Layer;
        _phis = LayerPhi.Of(plan, loss);
    }

    /// <param name="loss">If it includes the softmax or sigmoid at the end of the network, the network returns the input of this
    /// activation.</param>
    /// <param name="features">Values of one sample, over all its time steps.</param>
    /// <param name="seed">The seed of the replicate. The same seed always gives the same weights.</param>
    /// <returns>A network on the CPU, in training mode.</returns>
    public static SequentialNetwork Build(SequentialConfig config, Loss loss, int features, int timeSteps, ScalarType dtype, int seed) =>
        new SequentialBuilder(SequentialPlan.Of(config, features, timeSteps), loss, dtype, seed).Build();

    private SequentialNetwork Build()
    {
        var modules = Modules(_plan.Layers);
        var layers = _plan.Weighted.Select((layer, index) => new NetworkLayer(
            index + 1, layer.Name!, _linears[layer], _sites[layer],
            _phis[layer] is { } phi ? ActivationCatalogue.For(phi) : null,
            _phis[layer]?.DerivativeSupremum ?? 1)
        {
            FlattenedMatrices = layer.Config is SelfAttentionLayerConfig ? AttentionMatrices : OneMatrix,
        }).ToList();
        var penalties = _plan.Weighted.Zip(layers, (planned, layer) => (((WeightedLayerConfig)planned.Config).Regularization, layer))
            .Where(pair => pair.Regularization is not { L1: 0, L2: 0 })
            .Select(pair => new WeightPenalty(pair.layer, pair.Regularization.L1, pair.Regularization.L2));
        Initialize();
        return new SequentialNetwork(modules, layers, [.. penalties], _plan.Input);
    }

    private List<(string Name, Module<Tensor, Tensor> Module)> Modules(IReadOnlyList<PlannedLayer> layers)
    {
        var modules = new List<(string, Module<Tensor, Tensor>)>();
        // The layer whose φ has not been found yet.
        PlannedLayer? open = null;
        foreach (var layer in layers)
        {
            if (ReferenceEquals(layer.Config, _skipped) && layer.Config is ActivationLayerConfig)
                continue;
            var module = ModuleOf(layer);
            if (layer.Config is WeightedLayerConfig)
            {
                modules.Add((layer.Name!, module));
                (_linears[layer], _sites[layer]) = (module, module);
                open = _phis[layer] is null ? null : layer;
                if (layer.Config is DenseLayerConfig { Activation: not IdentityConfig } dense && !ReferenceEquals(dense, _skipped))
                {
                    var phi = ActivationCatalogue.For(dense.Activation).CreateModule().to(_dtype);
                    modules.Add(($"{layer.Name}_activation", phi));
                    (_sites[layer], open) = (phi, null);
                }
                continue;
            }
            modules.Add((layer.Name ?? $"{ConfigName.KindOf(layer.Config)}_{++_plain}", module));
            if (layer.Config is ActivationLayerConfig && open is not null)
                (_sites[open], open) = (module, null);
        }
        return modules;
    }

    private Module<Tensor, Tensor> ModuleOf(PlannedLayer layer) => layer.Config switch
    {
        LinearLayerConfig linear => Linear(layer.Input[^1], linear.OutFeatures, linear.Bias, dtype: _dtype),
        Conv2dLayerConfig conv => new Convolution(
            layer.Input[0], conv.OutChannels, conv.KernelSize, conv.Stride, conv.Padding == Configuration.Padding.Same, conv.Bias, _dtype),
        SelfAttentionLayerConfig attention => new SelfAttention(layer.Input[^1], attention.Heads, attention.Causal, attention.Bias, _dtype),
        MaxPool2dLayerConfig pool => MaxPool2d(pool.KernelSize, pool.Stride),
        AveragePool2dLayerConfig pool => AvgPool2d(pool.KernelSize, pool.Stride),
        BatchNormLayerConfig batch => layer.Input.Length == 1
            ? BatchNorm1d(layer.Input[0], batch.Eps, batch.Momentum, dtype: _dtype)
            : BatchNorm2d(layer.Input[0], batch.Eps, batch.Momentum, dtype: _dtype),
        LayerNormLayerConfig norm => LayerNorm(layer.Input.Length == 2 ? layer.Input[1..] : layer.Input, norm.Eps, dtype: _dtype),
        DropoutLayerConfig dropout => new SeededDropout(dropout.P, RandomStream.TorchSeed(_seed, $"dropout {layer.Path}")),
        FlattenLayerConfig => Flatten(),
        ActivationLayerConfig activation => ActivationCatalogue.For(activation.Activation).CreateModule().to(_dtype),
        ResidualLayerConfig residual => new ResidualBranch(Modules(layer.Branch), residual.Scale),
        _ => throw new InvalidOperationException($"No layer is built from {layer.Config.GetType().Name}."),
    };

    private void Initialize()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        using var generator = new Generator((ulong)RandomStream.TorchSeed(_seed, "weights"));
        foreach (var layer in _plan.Weighted)
        {
            var config = (WeightedLayerConfig)layer.Config;
            var initializer = InitializerCatalogue.For(config.Initialization);
            var module = _linears[layer];
            var positions = config is Conv2dLayerConfig conv ? (long)conv.KernelSize * conv.KernelSize : 1;
            foreach (var (weight, bias) in Parts(module, config, layer.Input[^1]))
                initializer.Initialize(weight, bias, generator, positions, config.BiasInitialization);
        }
    }

    // Query, key, value and output are separate matrices.
    private static IEnumerable<(Tensor Weight, Tensor? Bias)> Parts(Module module, WeightedLayerConfig config, long width)
    {
        var (weight, bias) = (module.get_parameter("weight")!, module.get_parameter("bias"));
        if (config is not SelfAttentionLayerConfig)
        {
            yield return (weight.flatten(1), bias);
            yield break;
        }
        for (var part = 0; part < SelfAttention.Matrices - 1; part++)
            yield return (weight.narrow(0, part * width, width), bias?.narrow(0, part * width, width));
        yield return (module.get_parameter("output_weight")!, module.get_parameter("output_bias"));
    }
}
