using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Adam with its usual rate, and plain descent with momentum.</summary>
internal sealed class OptimizerRemedy : Remedy
{
    private const double Momentum = 0.9;

    // Momentum multiplies the steady step by 1 / (1 − momentum), so that a tenth of the usual rate makes the same steps.
    private const double RateWithMomentum = 0.01;

    public override string Family => "optimizer";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var training = task.Config.Training;
        var adam = new AdamConfig();
        if (training.Optimizer is not (AdamConfig or AdamwConfig or NadamConfig) || training.LearningRate != adam.UsualLearningRate)
        {
            yield return new RemedyOption("optimizer-adam", "adam with its usual learning rate", task.Config with
            {
                Training = training with { Optimizer = adam, LearningRate = adam.UsualLearningRate, Momentum = 0, Nesterov = false },
            });
        }
        if (training is not { Optimizer: SgdConfig, Momentum: > 0 })
        {
            var words = string.Create(
                CultureInfo.InvariantCulture, $"sgd with momentum {Momentum} and a learning rate of {RateWithMomentum}");
            yield return new RemedyOption("optimizer-momentum", words, task.Config with
            {
                Training = training with { Optimizer = new SgdConfig(), LearningRate = RateWithMomentum, Momentum = Momentum },
            });
        }
    }
}
