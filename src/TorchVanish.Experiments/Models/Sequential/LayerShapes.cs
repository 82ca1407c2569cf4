using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>The shape of one sample, without the batch, from layer to layer: [d], [C, H, W] or [T, d].</summary>
internal static class LayerShapes
{
    private const int Image = 3;
    private const int Sequence = 2;

    public static string Show(long[] shape) => $"[B, {string.Join(", ", shape)}]";

    /// <exception cref="ConfigException">A layer does not fit the output of the layer before it.</exception>
    public static IReadOnlyList<PlannedLayer> Chain(
        IReadOnlyList<LayerConfig> layers, string path, IReadOnlyDictionary<string, string> names, long[] input)
    {
        var planned = new List<PlannedLayer>();
        for (var i = 0; i < layers.Count; i++)
        {
            var at = $"{path}[{i}]";
            IReadOnlyList<PlannedLayer> branch =
                layers[i] is ResidualLayerConfig residual ? Chain(residual.Layers, $"{at}.layers", names, input) : [];
            var output = branch.Count > 0 ? Same(at, input, branch[^1].Output) : After(layers[i], at, input);
            planned.Add(new(at, layers[i], names.GetValueOrDefault(at) ?? layers[i].Name, input, output, branch));
            input = output;
        }
        return planned;
    }

    private static long[] Same(string path, long[] input, long[] output) => input.AsSpan().SequenceEqual(output)
        ? output
        : throw new ConfigException(
            $"{path} is residual while its branch turns {Show(input)} into {Show(output)}; both shapes must be the same.");

    private static long[] After(LayerConfig layer, string path, long[] input)
    {
        switch (layer)
        {
            case LinearLayerConfig linear:
                if (input.Length == Image)
                    throw Refuse(path, layer, input, "add a flatten layer before it");
                return [.. input[..^1], linear.OutFeatures];
            case Conv2dLayerConfig conv:
                Require(path, layer, input, Image);
                return [conv.OutChannels, .. input[1..].Select(side => Side(
                    $"{path}.kernel_size", conv.KernelSize, conv.Stride, side, conv.Padding == Padding.Same))];
            case PoolLayerConfig pool:
                Require(path, layer, input, Image);
                return [input[0], .. input[1..]
                    .Select(side => Side($"{path}.kernel_size", pool.KernelSize, pool.Stride, side, same: false))];
            case SelfAttentionLayerConfig attention:
                Require(path, layer, input, Sequence);
                if (input[^1] % attention.Heads != 0)
                    throw new ConfigException($"{path}.heads is {attention.Heads} while a step has {input[^1]} numbers; it must divide "
                        + "them.");
                return input;
            case BatchNormLayerConfig when input.Length == Sequence:
                throw Refuse(path, layer, input, "use layer_norm for sequences");
            case FlattenLayerConfig:
                return [input.Aggregate(1L, (all, side) => all * side)];
            default:
                return input;
        }
    }

    private static long Side(string path, int kernel, int stride, long side, bool same)
    {
        if (same)
            return (side + stride - 1) / stride;
        return side >= kernel ? ((side - kernel) / stride) + 1 : throw new ConfigException(
            $"{path} is {kernel} while its input has {side} rows or columns; it must be at most {side}.");
    }

    private static void Require(string path, LayerConfig layer, long[] input, int rank)
    {
        if (input.Length != rank)
            throw Refuse(path, layer, input, rank == Image ? "it needs an image, [B, C, H, W]" : "it needs a sequence, [B, T, d]");
    }

    private static ConfigException Refuse(string path, LayerConfig layer, long[] input, string valid) =>
        new($"{path} is {ConfigName.KindOf(layer)} while its input is {Show(input)}; {valid}.");
}
