using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>One layer of a sequential model as a stage, or a refusal that names it.</summary>
internal static class LayerReader
{
    /// <summary>Batch and layer normalization of so few values have no finite mean of 1/σ̂².</summary>
    internal const int TooFew = 3;

    /// <param name="isOutput">Whether it is the last layer with weights, whose law changes no ratio of hidden layers.</param>
    public static WeightStage Weights(DenseLayerConfig layer, string path, SignalShape input, string name, bool isOutput)
    {
        var (output, kernel, taps) = layer switch
        {
            LinearLayerConfig linear when input.Positions > 1 => throw new RefusalException(
                $"{path} is linear while its input is an image; add a flatten layer before it."),
            LinearLayerConfig linear => (new SignalShape(linear.OutFeatures, 1, 1), 1, 1.0),
            Conv2dLayerConfig conv => (
                new SignalShape(conv.OutChannels, Taps(conv, input.Rows, path).Positions, Taps(conv, input.Columns, path).Positions),
                conv.KernelSize,
                Taps(conv, input.Rows, path).Mean * Taps(conv, input.Columns, path).Mean),
            _ => throw new InvalidOperationException($"No weights are known of {layer.GetType().Name}."),
        };
        var positions = kernel * kernel;
        var (fanIn, fanOut) = (input.Channels * positions, output.Channels * (layer.Initialization is OrthogonalConfig ? 1 : positions));
        var weights = InitialVariance.OfWeights(layer.Initialization, fanIn, fanOut);
        if (isOutput && weights is null or > 0)
            weights ??= 1.0 / fanIn;
        if (weights is 0)
            throw new RefusalException(isOutput
                ? $"{path}.initialization makes every weight of {name} 0, so every hidden layer's gradient is exactly zero and "
                    + "no ratio is defined."
                : $"{path}.initialization makes every weight of {name} 0, so the gradient of every layer below it is exactly zero.");
        var (biasMean, biasSecond) = Biases(layer, fanIn, path);
        return new WeightStage(
            input.Channels * taps,
            weights ?? throw new RefusalException(
                $"{path}.initialization {ConfigName.KindOf(layer.Initialization)} draws weights whose mean is not 0, and "
                + "the theory needs mean 0."),
            biasSecond, biasMean, layer.Initialization is OrthogonalConfig, output);
    }

    public static MaxPoolStage MaxPool(MaxPool2dLayerConfig pool, SignalShape input, ScalarActivation activation) =>
        new(activation, pool.KernelSize * pool.KernelSize, Pooled(pool, input));

    /// <param name="next">The activation layer right after it.</param>
    public static Stage Plain(LayerConfig layer, string path, ActivationLayerConfig? next, ref SignalShape shape)
    {
        switch (layer)
        {
            case ActivationLayerConfig activation:
                return new ActivationStage(NetworkReader.Activation(activation.Activation, $"{path}.activation"));
            case BatchNormLayerConfig batch:
                return new BatchNormStage(batch.Eps, next is null ? null : NetworkReader.Activation(next.Activation, $"{path}.activation"));
            case LayerNormLayerConfig when shape.Units <= TooFew:
                throw new RefusalException($"{path} is layer_norm over {shape.Units} numbers; the theory needs more than {TooFew}.");
            case LayerNormLayerConfig norm:
                return new LayerNormStage(norm.Eps);
            case DropoutLayerConfig dropout:
                return new DropoutStage(dropout.P);
            case AveragePool2dLayerConfig pool:
                shape = Pooled(pool, shape);
                return new AveragePoolStage(pool.KernelSize * pool.KernelSize, shape);
            case FlattenLayerConfig:
                shape = new(shape.Units, 1, 1);
                return new FlattenStage();
            case SelfAttentionLayerConfig:
                throw new RefusalException(
                    $"{path} is self_attention, whose gradient also flows through the softmax of the scores; the theory covers maps that "
                    + "are linear in the signal and functions of one number.");
            default:
                throw new RefusalException($"{path} is {ConfigName.KindOf(layer)}, which the theory does not cover.");
        }
    }

    private static (double Mean, double Second) Biases(DenseLayerConfig layer, int fanIn, string path)
    {
        if (!layer.Bias)
            return (0, 0);
        if (layer.BiasInitialization is { } law)
            return InitialVariance.BiasMoments(law);
        return layer.Initialization is ConstantConfig constant ? (constant.Bias, constant.Bias * constant.Bias)
            : (0, InitialVariance.OfBiases(layer.Initialization, fanIn) ?? throw new RefusalException(
                $"{path}.initialization {ConfigName.KindOf(layer.Initialization)} draws biases that the theory does not know."));
    }

    private static SignalShape Pooled(PoolLayerConfig pool, SignalShape input) =>
        new(input.Channels, Side(pool, input.Rows), Side(pool, input.Columns));

    private static int Side(PoolLayerConfig pool, int side) => side >= pool.KernelSize
        ? ((side - pool.KernelSize) / pool.Stride) + 1
        : throw new RefusalException($"A pooling window of {pool.KernelSize} is larger than its input of {side} rows or columns.");

    /// <summary>Positions of the kernel along a side, and the mean number of its rows that lie inside the image.</summary>
    private static (int Positions, double Mean) Taps(Conv2dLayerConfig conv, int side, string path)
    {
        if (conv.Padding == Padding.Valid)
            return side >= conv.KernelSize ? (((side - conv.KernelSize) / conv.Stride) + 1, conv.KernelSize) : throw new RefusalException(
                $"{path}.kernel_size is {conv.KernelSize} while its input has {side} rows or columns.");
        var positions = (side + conv.Stride - 1) / conv.Stride;
        var before = Math.Max(0, ((positions - 1) * conv.Stride) + conv.KernelSize - side) / 2;
        var inside = 0.0;
        for (var position = 0; position < positions; position++)
        {
            var start = (position * conv.Stride) - before;
            inside += Math.Min(side, start + conv.KernelSize) - Math.Max(0, start);
        }
        return (positions, inside / positions);
    }
}
