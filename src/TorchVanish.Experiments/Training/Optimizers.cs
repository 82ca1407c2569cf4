using TorchVanish.Configuration;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Training;

/// <summary>Creates the TorchSharp optimizer for a config.</summary>
public static class Optimizers
{
    public static optim.Optimizer For(TrainingConfig training, IEnumerable<Parameter> parameters) => training.Optimizer switch
    {
        SgdConfig => optim.SGD(
            parameters, training.LearningRate, training.Momentum, weight_decay: training.WeightDecay, nesterov: training.Nesterov),
        AdamConfig adam => optim.Adam(parameters, training.LearningRate, adam.Beta1, adam.Beta2, adam.Eps, training.WeightDecay),
        RmspropConfig rmsprop => optim.RMSProp(
            parameters, training.LearningRate, rmsprop.Alpha, rmsprop.Eps, training.WeightDecay, training.Momentum),
        _ => throw new InvalidOperationException($"No optimizer is built from {training.Optimizer.GetType().Name}."),
    };
}
