using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>No regularization where there is some; weight decay where there is none.</summary>
internal sealed class RegularizationRemedy : Remedy
{
    private const double WeightDecay = 1e-3;

    public override string Family => "regularization";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var without = Without(task.Config);
        yield return without != task.Config
            ? new RemedyOption("regularization-none", "no dropout, weight decay or penalty", without)
            : new RemedyOption("regularization-decay", "weight decay of 0.001", task.Config with
            {
                Training = task.Config.Training with { WeightDecay = WeightDecay },
            });
    }

    private static ExperimentConfig Without(ExperimentConfig config) => config with
    {
        Training = config.Training with { WeightDecay = 0 },
        Model = config.Model is not SequentialConfig model ? config.Model : model.Map((layer, _) => layer switch
        {
            DropoutLayerConfig => [],
            WeightedLayerConfig weighted => [weighted with { Regularization = new RegularizationConfig() }],
            _ => (IEnumerable<LayerConfig>)[layer],
        }),
    };
}
