using System.Diagnostics;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Sequential;

namespace TorchVanish.Experiments.Export;

/// <summary>A sequential model as C#. Its parameters have the same names as in a run; those of a branch follow residual_1.branch.</summary>
internal sealed class LayersCode
{
    private const string Attention = "SelfAttention";

    private readonly TrainingConfig _training;
    private readonly SequentialPlan _plan;
    private readonly LayerConfig? _skipped;
    private readonly List<WeightsCode> _weights = [];
    private readonly List<string> _classes = [];
    private int _plain;
    private int _weighted;

    public LayersCode(SequentialConfig model, TrainingConfig training, LabelledSamples samples)
    {
        _training = training;
        _plan = SequentialPlan.Of(model, samples.Features, samples.TimeSteps);
        _skipped = _plan.Final.FormFor(training.Loss) == OutputForm.Values ? null : _plan.Final.Layer;
    }

    private bool Scaled =>
        _plan.Layers.SelectMany(layer => layer.WithBranch).Any(layer => layer.Config is ResidualLayerConfig { Scale: not 1 });

    public ModelCode Write()
    {
        var nodes = Nodes(_plan.Layers, "").ToList();
        return new ModelCode(SequentialCode.Of(nodes), [_training.BatchSize, .. _plan.Input], _weights, [.. _classes.Distinct()]);
    }

    private IEnumerable<ModuleNode> Nodes(IReadOnlyList<PlannedLayer> layers, string path)
    {
        foreach (var layer in layers.Where(layer => !IsSkipped(layer)))
        {
            var name = NameOf(layer);
            foreach (var node in Of(layer, name, path))
                yield return node;
            if (layer.Config is ResidualLayerConfig && layer.Config.Name is null)
                _plain++;
        }
    }

    // Counts as a run does: layers with weights separately, and a residual layer after the layers of its branch.
    private string NameOf(PlannedLayer layer)
    {
        var weighted = layer.Config is WeightedLayerConfig ? ++_weighted : 0;
        if (layer.Config.Name is { } given)
            return given;
        var kind = ConfigName.KindOf(layer.Config);
        if (weighted > 0)
            return $"{kind}{Number(weighted)}";
        return layer.Config is ResidualLayerConfig
            ? $"{kind}_{Number(_plain + 1 + layer.Branch.SelectMany(inner => inner.WithBranch).Count(IsCounted))}"
            : $"{kind}_{Number(++_plain)}";
    }

    private bool IsCounted(PlannedLayer layer) =>
        layer.Config is not WeightedLayerConfig && layer.Config.Name is null && !IsSkipped(layer);

    private static string Number(int number) => $"{ModuleNode.Mark}{number}{ModuleNode.Mark}";

    private bool IsSkipped(PlannedLayer layer) => ReferenceEquals(layer.Config, _skipped) && layer.Config is ActivationLayerConfig;

    private IEnumerable<ModuleNode> Of(PlannedLayer layer, string name, string path)
    {
        switch (layer.Config)
        {
            case LinearLayerConfig linear:
                yield return new(name, Literal.Call(
                    "Linear", Literal.Of(layer.Input[^1]), Literal.Of(linear.OutFeatures), linear.Bias ? null : "hasBias: false"));
                break;
            case Conv2dLayerConfig conv:
                foreach (var node in Convolution(layer, conv, name))
                    yield return node;
                break;
            case SelfAttentionLayerConfig attention:
                _classes.Add(ModuleClasses.SelfAttention);
                yield return new(name, Literal.Call(
                    $"new {Attention}", Literal.Of(layer.Input[^1]), Literal.Of(attention.Heads),
                    attention.Causal ? "causal: true" : null, attention.Bias ? null : "bias: false"));
                break;
            case ResidualLayerConfig residual:
                _classes.Add(ModuleClasses.Residual(Scaled));
                yield return new(name, "new Residual(")
                {
                    Branch = [.. Nodes(layer.Branch, $"{path}{ModuleNode.Spelled(name)}.branch.")],
                    After = residual.Scale == 1 ? ")" : $", {Literal.Of(residual.Scale)})",
                };
                break;
            case ActivationLayerConfig activation:
                if (Phi(activation.Activation) is { } own)
                    yield return new(name, own);
                break;
            default:
                yield return new(name, Plain(layer));
                break;
        }
        if (layer.Config is WeightedLayerConfig weighted)
            _weights.AddRange(WeightsOf(weighted, $"{path}{ModuleNode.Spelled(name)}"));
        if (layer.Config is DenseLayerConfig dense && !ReferenceEquals(dense, _skipped) && Phi(dense.Activation) is { } phi)
            yield return new($"{name}_activation", phi);
    }

    private string? Phi(ActivationConfig activation)
    {
        _classes.AddRange(ModuleClasses.For(activation));
        return ModuleCode.Of(activation);
    }

    private static IEnumerable<WeightsCode> WeightsOf(WeightedLayerConfig layer, string name)
    {
        if (layer is not SelfAttentionLayerConfig)
        {
            return [Of($"{name}.", layer is LinearLayerConfig ? "Linear" : "Conv2d")];
        }
        return [Of($"{name}.qkv.", null) with { Parts = SelfAttention.Matrices - 1 }, Of($"{name}.output.", null)];

        WeightsCode Of(string module, string? type) =>
            new($"{module}weight", layer.Bias ? $"{module}bias" : null, layer.Initialization, layer.BiasInitialization, type)
            {
                Regularization = layer.Regularization,
            };
    }

    private static IEnumerable<ModuleNode> Convolution(PlannedLayer layer, Conv2dLayerConfig conv, string name)
    {
        var padding = Padded(layer, conv);
        var even = padding.Before == padding.After;
        if (!even)
        {
            var (before, after) = (Literal.Of(padding.Before), Literal.Of(padding.After));
            yield return new($"{name}_padding", $"ZeroPad2d(({before}, {after}, {before}, {after}))");
        }
        yield return new(name, Literal.Call(
            "Conv2d", Literal.Of(layer.Input[0]), Literal.Of(conv.OutChannels), Literal.Of(conv.KernelSize),
            conv.Stride == 1 ? null : $"stride: {conv.Stride}",
            even && padding.Before > 0 ? $"padding: {padding.Before}" : null,
            conv.Bias ? null : "bias: false"));
    }

    // Images are square at every layer.
    private static (long Before, long After) Padded(PlannedLayer layer, Conv2dLayerConfig conv)
    {
        if (conv.Padding == Padding.Valid)
            return (0, 0);
        var all = Math.Max(0, ((layer.Output[1] - 1) * conv.Stride) + conv.KernelSize - layer.Input[1]);
        return (all / 2, all - (all / 2));
    }

    private static string Plain(PlannedLayer layer) => layer.Config switch
    {
        MaxPool2dLayerConfig pool => Pool("MaxPool2d", pool),
        AveragePool2dLayerConfig pool => Pool("AvgPool2d", pool),
        BatchNormLayerConfig batch => ModuleCode.BatchNorm(
            layer.Input.Length == 1 ? "BatchNorm1d" : "BatchNorm2d", layer.Input[0], batch.Eps, batch.Momentum),
        LayerNormLayerConfig norm => ModuleCode.LayerNorm(
            layer.Input.Length == 3 ? $"new long[] {{ {string.Join(", ", layer.Input)} }}" : Literal.Of(layer.Input[^1]), norm.Eps),
        DropoutLayerConfig dropout => $"Dropout({Literal.Of(dropout.P)})",
        FlattenLayerConfig => "Flatten()",
        _ => throw new UnreachableException($"No code is written for {layer.Config.GetType().Name}."),
    };

    private static string Pool(string function, PoolLayerConfig pool) => Literal.Call(
        function, Literal.Of(pool.KernelSize), pool.Stride == pool.KernelSize ? null : $"stride: {pool.Stride}");
}
