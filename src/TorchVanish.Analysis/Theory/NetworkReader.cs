using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>Turns a config into what the theory needs, or says why it cannot. A further kind of model is one more case here.</summary>
internal static class NetworkReader
{
    public static PredictedNetwork Read(ModelConfig model, PredictedTask task) => model switch
    {
        MlpConfig mlp => MlpReader.Read(mlp, task),
        RnnConfig rnn => RnnReader.Read(rnn, task),
        var other => throw new RefusalException(
            $"model.kind {ConfigName.KindOf(other)} has gates that multiply states; the theory here covers mlp, rnn and sequential."),
    };

    /// <param name="path">The key of the activation, for a message.</param>
    internal static ScalarActivation Activation(ActivationConfig config, string path) => ScalarActivation.Of(config)
        ?? throw new RefusalException($"{path} {ConfigName.KindOf(config)} couples the units of a layer, "
            + "and the theory needs a function of one pre-activation.");

    /// <param name="path">The key of the law, for a message.</param>
    internal static LinearLaw Law(InitializationConfig law, int fanIn, int fanOut, string path)
    {
        if (InitialVariance.OfWeights(law, fanIn, fanOut) is not { } weights || InitialVariance.OfBiases(law, fanIn) is not { } biases)
            throw new RefusalException($"{path} {ConfigName.KindOf(law)} draws weights or biases whose mean is not 0, and the theory "
                + "needs mean 0.");
        return weights > 0
            ? new LinearLaw(fanIn, fanOut, weights, biases)
            : throw new RefusalException($"{path} makes every weight 0, so every hidden layer's gradient is exactly zero and no ratio is "
            + "defined.");
    }
}

/// <summary>Something in a config that the theory does not cover; the message is the reason.</summary>
internal sealed class RefusalException(string message) : Exception(message);
