using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>Turns a sequential model into the steps of a tape, or says which layer the theory does not cover, and why.</summary>
internal sealed class SequentialReader
{
    private readonly IReadOnlyDictionary<string, string> _names;
    private readonly string _output;

    private SequentialReader(SequentialConfig model)
    {
        _names = LayerTree.Names(model);
        _output = LayerTree.All(model).Last(layer => layer.Config is WeightedLayerConfig).Path;
    }

    public static (IReadOnlyList<Step> Steps, Signal Input) Read(SequentialConfig model, PredictedTask task)
    {
        var shape = InputShape(model, task);
        var reader = new SequentialReader(model);
        var steps = reader.Steps(model.Layers, LayerTree.Root, ref shape);
        if (steps.OfType<Site>().Count() + Inner(steps).OfType<Site>().Count() < 2)
            throw new RefusalException("The model has no hidden layer, so no gradient travels from layer to layer.");
        return (steps, new(task.SecondMoment, task.MixedMoment, task.NeighbourMoment, task.Mean, InputShape(model, task)));
    }

    private static IEnumerable<Step> Inner(IEnumerable<Step> steps) =>
        steps.OfType<ResidualStep>().SelectMany(residual => residual.Branch.Concat(Inner(residual.Branch)));

    private static SignalShape InputShape(SequentialConfig model, PredictedTask task)
    {
        // What comes first decides how the network looks at a sample.
        var first = LayerTree.All(model).FirstOrDefault(layer =>
            layer.Config is Conv2dLayerConfig or PoolLayerConfig or LinearLayerConfig or FlattenLayerConfig);
        if (first?.Config is not (Conv2dLayerConfig or PoolLayerConfig))
            return new(task.Features, 1, 1);
        var side = (int)Math.Round(Math.Sqrt(task.Features));
        return side * side == task.Features ? new(1, side, side) : throw new RefusalException(
            $"{first.Path} is {ConfigName.KindOf(first.Config)} while a sample has {task.Features} numbers, which are not a square image.");
    }

    private List<Step> Steps(IReadOnlyList<LayerConfig> layers, string path, ref SignalShape shape)
    {
        var steps = new List<Step>();
        // The activation layer whose input is the δ of a layer before it.
        var (open, site) = (-1, "");
        for (var i = 0; i < layers.Count; i++)
        {
            var at = $"{path}[{i}]";
            if (i == open)
                steps.Add(new Site(site));
            if (layers[i] is DenseLayerConfig dense)
            {
                var weights = LayerReader.Weights(dense, at, shape, _names[at], isOutput: at == _output);
                steps.Add(weights);
                shape = weights.Output;
                var own = dense.Activation is not IdentityConfig;
                (open, site) = (own ? -1 : Following(layers, i), _names[at]);
                if (open < 0)
                    steps.Add(new Site(site));
                // What stands above the last weights does not change a ratio of hidden layers.
                if (at == _output && path == LayerTree.Root)
                {
                    if (open >= 0)
                        steps.Add(new Site(site));
                    return steps;
                }
                if (own)
                    steps.Add(new ActivationStage(NetworkReader.Activation(dense.Activation, $"{at}.activation")));
                continue;
            }
            if (layers[i] is ResidualLayerConfig residual)
            {
                var inner = shape;
                steps.Add(new ResidualStep(Steps(residual.Layers, $"{at}.layers", ref inner), residual.Scale));
                if (inner != shape)
                    throw new RefusalException($"{at} is residual while its branch changes the shape of its input.");
                continue;
            }
            if (layers[i] is MaxPool2dLayerConfig pool)
            {
                var before = steps.LastOrDefault() as ActivationStage;
                if (before is not null)
                    steps.RemoveAt(steps.Count - 1);
                var largest = LayerReader.MaxPool(pool, shape, before?.Activation ?? new(z => z, _ => 1));
                steps.Add(largest);
                shape = largest.Output;
                continue;
            }
            var next = i + 1 < layers.Count ? layers[i + 1] as ActivationLayerConfig : null;
            steps.Add(LayerReader.Plain(layers[i], at, next, ref shape));
        }
        return steps;
    }

    // A normalization may stand between a layer and its activation.
    private static int Following(IReadOnlyList<LayerConfig> layers, int index)
    {
        var next = index + 1;
        while (next < layers.Count && layers[next] is NormalizationLayerConfig)
            next++;
        return next < layers.Count && layers[next] is ActivationLayerConfig ? next : -1;
    }
}
