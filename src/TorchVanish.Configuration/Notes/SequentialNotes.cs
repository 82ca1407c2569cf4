using System.Globalization;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration.Notes;

/// <summary>Notes on unusual layers of a sequential model, and on an output that does not fit the loss.</summary>
internal static class SequentialNotes
{
    /// <summary>Each note appears once and names the first layer that it applies to.</summary>
    public static IEnumerable<string> OfLayers(SequentialConfig model)
    {
        var weighted = LayerTree.All(model).Where(layer => layer.Config is WeightedLayerConfig)
            .Select(layer => (layer.Path, Config: (WeightedLayerConfig)layer.Config)).ToList();
        return weighted.DistinctBy(layer => layer.Config.Initialization)
            .SelectMany(layer => ModelNotes.Degenerate(layer.Config.Initialization, $"{layer.Path}.initialization"))
            .Concat(weighted.Where(layer => layer.Config is DenseLayerConfig)
                .Select(layer => (layer.Path, layer.Config.Initialization, ((DenseLayerConfig)layer.Config).Activation))
                .DistinctBy(layer => (layer.Initialization, layer.Activation))
                .SelectMany(layer => ModelNotes.He(layer.Initialization, layer.Activation, $"{layer.Path}.initialization")));
    }

    public static IEnumerable<string> OfOutput(ExperimentConfig config)
    {
        if (config.Model is not SequentialConfig model)
            return [];
        var (final, loss) = (FinalActivation.Of(model), config.Training.Loss);
        var (activation, name) = (ConfigName.KindOf(final.Activation), RecordJson.Name(loss.ToString()));
        return (final.Activation, loss) switch
        {
            (SoftmaxConfig, _) when final.Outputs == 1 =>
                ["The last layer is a softmax over one unit, so its output is 1 for every sample; use sigmoid, or more units."],
            (SoftmaxConfig, Loss.CrossEntropy) =>
                [$"The last layer is softmax while training.loss cross_entropy applies softmax itself, so {Floor(final.Outputs)}; "
                    + "omit the activation, or use categorical_cross_entropy."],
            (SigmoidConfig, Loss.BinaryCrossEntropyWithLogits) =>
                [$"The last layer is sigmoid while training.loss {name} applies sigmoid itself; omit the activation, or use "
                    + "binary_cross_entropy."],
            (not IdentityConfig, Loss.CrossEntropy or Loss.BinaryCrossEntropyWithLogits) =>
                [$"The last layer is {activation} while training.loss {name} expects logits, which can be any number; omit the "
                    + "activation."],
            (not SoftmaxConfig, Loss.CategoricalCrossEntropy) =>
                [$"training.loss categorical_cross_entropy expects probabilities that add up to 1, and the last layer is {activation}; "
                    + "use softmax."],
            (not SigmoidConfig, Loss.BinaryCrossEntropy) =>
                [$"training.loss binary_cross_entropy expects a probability for each output, and the last layer is {activation}; "
                    + "use sigmoid."],
            (var bounded, Loss.SquaredError or Loss.AbsoluteError or Loss.Huber) when Range(bounded) is { } range && Numeric(config.Data) =>
                [$"The last layer is {activation}, whose outputs are in {range}; it cannot reach targets outside, and for numbers a last "
                    + "layer without an activation is usual."],
            _ => [],
        };
    }

    private static string Floor(int? outputs) => outputs is { } count
        ? string.Create(CultureInfo.InvariantCulture,
            $"the loss cannot fall below ln(e + {count - 1}) - 1 = {LossFloor.OfSoftmaxTwice(count):F4}")
        : "the loss cannot reach 0";

    // Null if the range does not limit the targets much: unbounded above, and with negative values.
    private static string? Range(ActivationConfig activation) => OutputRange.Of(activation) switch
    {
        { High: < double.PositiveInfinity } range => string.Create(CultureInfo.InvariantCulture, $"[{range.Low}, {range.High}]"),
        { Low: 0 } => "[0, ∞)",
        _ => null,
    };

    private static bool Numeric(DataConfig data) => data is CsvConfig { Task: TableTask.Regression } or AddingConfig;
}
