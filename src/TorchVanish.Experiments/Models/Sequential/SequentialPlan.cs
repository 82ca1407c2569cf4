using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>A layer and the shapes of one sample before and after it.</summary>
/// <param name="Path">model.layers[2], ...</param>
/// <param name="Name">The name of a layer with weights, else the name in the config.</param>
/// <param name="Branch">The layers of a residual branch; otherwise empty.</param>
internal sealed record PlannedLayer(
    string Path, LayerConfig Config, string? Name, long[] Input, long[] Output, IReadOnlyList<PlannedLayer> Branch)
{
    /// <summary>This layer and the layers of its branch, in the order of the forward pass.</summary>
    public IEnumerable<PlannedLayer> WithBranch => Branch.SelectMany(layer => layer.WithBranch).Prepend(this);
}

/// <summary>The shapes of a sequential model, known before it is built.</summary>
/// <param name="Input">The shape of one sample: [features], [1, H, W] or [T, d].</param>
internal sealed record SequentialPlan(long[] Input, IReadOnlyList<PlannedLayer> Layers, FinalActivation Final)
{
    /// <summary>The layers with weights, nearest the input first.</summary>
    public IReadOnlyList<PlannedLayer> Weighted { get; } =
        [.. Layers.SelectMany(layer => layer.WithBranch).Where(layer => layer.Config is WeightedLayerConfig)];

    /// <summary>Outputs of the network for one sample.</summary>
    public int Outputs => (int)Layers[^1].Output[0];

    public IEnumerable<WeightMatrix> Matrices => Weighted.Select(layer =>
    {
        var law = ((WeightedLayerConfig)layer.Config).Initialization;
        var path = $"{layer.Path}.initialization";
        return layer.Config switch
        {
            LinearLayerConfig linear => new WeightMatrix(layer.Name!, path, law, linear.OutFeatures, (int)layer.Input[^1]),
            Conv2dLayerConfig conv => new WeightMatrix(
                layer.Name!, path, law, conv.OutChannels, (int)layer.Input[0] * conv.KernelSize * conv.KernelSize),
            // Query, key, value and output.
            _ => new WeightMatrix(layer.Name!, path, law, (int)layer.Input[^1], (int)layer.Input[^1], SelfAttention.Matrices),
        };
    });

    /// <param name="features">Numbers of one sample.</param>
    /// <param name="timeSteps">Steps of a sequence; 1 for other samples.</param>
    /// <exception cref="ConfigException">A layer does not fit the output of the layer before it.</exception>
    public static SequentialPlan Of(SequentialConfig model, int features, int timeSteps)
    {
        var input = InputShape(model, features, timeSteps);
        var layers = LayerShapes.Chain(model.Layers, LayerTree.Root, LayerTree.Names(model), input);
        if (layers[^1].Output.Length != 1)
        {
            throw new ConfigException(
                $"{layers[^1].Path} has the output {LayerShapes.Show(layers[^1].Output)} while the network must end in [B, K]; add a "
                    + "flatten layer.");
        }
        return new SequentialPlan(input, layers, FinalActivation.Of(model));
    }

    private static long[] InputShape(SequentialConfig model, int features, int timeSteps)
    {
        var layers = LayerTree.All(model).ToList();
        if (timeSteps > 1 && layers.Any(layer => layer.Config is SelfAttentionLayerConfig))
            return [timeSteps, features / timeSteps];
        // The first layer determines the shape of a sample.
        var first = layers.Find(layer => layer.Config is Conv2dLayerConfig or PoolLayerConfig or LinearLayerConfig or FlattenLayerConfig);
        if (first?.Config is not (Conv2dLayerConfig or PoolLayerConfig))
            return [features];
        var side = (long)Math.Round(Math.Sqrt(features));
        return side * side == features ? [1, side, side] : throw new ConfigException(
            $"{first.Path} is {ConfigName.KindOf(first.Config)} while a sample has {features} numbers, which are not a square image; "
            + "choose data with square images, or start with a linear layer.");
    }
}
