using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Sequential;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Models;

/// <summary>Describes the layers of a network for run.json, before the network is built.</summary>
internal static class LayerManifests
{
    private const string Linear = "linear";

    /// <summary>Nearest the input first.</summary>
    public static IReadOnlyList<LayerManifest> Of(ModelConfig model, SampleShape shape, Loss loss = Loss.CrossEntropy)
    {
        if (model is SequentialConfig sequential)
            return SequentialManifests.Of(sequential, loss, shape.Features, shape.TimeSteps);
        var matrices = WeightMatrix.Of(model, shape.Features, shape.Classes, shape.TimeSteps);
        return [.. matrices.GroupBy(matrix => matrix.Layer).Select((layer, index) => Layer(model, index + 1, layer.Key, [.. layer]))];
    }

    private static LayerManifest Layer(ModelConfig model, int number, string name, IReadOnlyList<WeightMatrix> matrices)
    {
        // Each matrix has a bias for each of its rows.
        var parameters = matrices.Sum(matrix => (long)matrix.Copies * matrix.Rows * (matrix.Columns + 1));
        if (name == LayeredNetwork.OutputName)
            return new LayerManifest(number, name, Linear, LayerRole.Output, parameters, Activation: null, DerivativeSupremum: 1);
        var (kind, activation) = model switch
        {
            MlpConfig mlp => (Linear, mlp.Activation),
            RecurrentConfig recurrent => (ConfigName.KindOf(model), recurrent.Activation),
            _ => throw new InvalidOperationException($"No layers are known of {model.GetType().Name}."),
        };
        // A scale and a shift for each unit.
        if (model is MlpConfig hidden && MlpBuilder.NormalizationOf(hidden) is UnitNormalizationConfig)
            parameters += 2L * matrices[0].Rows;
        return new LayerManifest(
            number, name, kind, LayerRole.Hidden, parameters,
            activation is null ? null : ConfigName.KindOf(activation), Finite(activation?.DerivativeSupremum));
    }

    /// <summary>Null for an unbounded φ′, because JSON has no infinity.</summary>
    internal static double? Finite(double? supremum) => supremum is { } value && double.IsFinite(value) ? value : null;
}
