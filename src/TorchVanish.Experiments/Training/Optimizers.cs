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
        AdamwConfig adamw => optim.AdamW(
            parameters, training.LearningRate, adamw.Beta1, adamw.Beta2, adamw.Eps, training.WeightDecay),
        AdamaxConfig adamax => optim.Adamax(
            parameters, training.LearningRate, adamax.Beta1, adamax.Beta2, adamax.Eps, training.WeightDecay),
        NadamConfig nadam => optim.NAdam(
            parameters, training.LearningRate, nadam.Beta1, nadam.Beta2, nadam.Eps, training.WeightDecay),
        AdagradConfig adagrad => optim.Adagrad(
            parameters, training.LearningRate, 0, training.WeightDecay, adagrad.InitialAccumulatorValue, adagrad.Eps),
        AdadeltaConfig adadelta => optim.Adadelta(
            parameters, training.LearningRate, adadelta.Rho, adadelta.Eps, training.WeightDecay),
        _ => throw new InvalidOperationException($"No optimizer is built from {training.Optimizer.GetType().Name}."),
    };
}
