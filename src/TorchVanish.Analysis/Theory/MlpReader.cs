using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

internal static class MlpReader
{
    public static PredictedNetwork Read(MlpConfig mlp, PredictedTask task)
    {
        var layers = new List<LinearLaw>();
        var fanIn = task.Features;
        for (var layer = 1; layer <= mlp.Depth; layer++)
        {
            var width = mlp.Width[layer];
            layers.Add(NetworkReader.Law(mlp.Initialization, fanIn, width, "model.initialization") with
            {
                Shortcut = mlp.Residual != Residual.None && fanIn == width,
            });
            fanIn = width;
        }
        if (mlp.Initialization is SpectralRadiusConfig)
            throw new RefusalException("model.initialization spectral_radius needs square matrices; it is for "
                + "model.recurrent_initialization.");
        var normalization = mlp is { Residual: Residual.Block, Normalization: NoNormalizationConfig }
            ? new BatchNormConfig() : mlp.Normalization;
        if (normalization is BatchNormConfig && task.Batch <= LayerReader.TooFew)
            throw new RefusalException($"training.batch_size is {task.Batch}; "
                + $"with batch_norm the theory needs more than {LayerReader.TooFew} samples.");
        if (normalization is LayerNormConfig && layers.Any(layer => layer.FanOut <= LayerReader.TooFew))
            throw new RefusalException($"model.width has a layer of at most {LayerReader.TooFew} units; "
                + "with layer_norm the theory needs more.");
        return new PredictedNetwork(
            layers,
            NetworkReader.Law(mlp.Initialization, fanIn, task.Outputs, "model.initialization"),
            NetworkReader.Activation(mlp.Activation, "model.activation"),
            normalization,
            mlp.Initialization is OrthogonalConfig,
            new InputSignal(task.Features, task.SecondMoment, task.MixedMoment, task.NormVariance, task.Batch, task.Loss, task.Aligned));
    }
}
